/**
 * The engine room: the only package that touches DJL's PyTorch internals.
 *
 * <p>DJL exposes a part of libtorch, and some of that part is wrong under training. Here libtorch
 * is reached another way: {@link io.sluice.engine.KernelSource} is TorchScript, {@link
 * io.sluice.engine.Kernel} the module that libtorch compiles from it, and {@link
 * io.sluice.engine.Autograd} differentiates through it. Everything else of Sluice has its kernels
 * as {@code .py} files beside the Java class that calls them, one call a sub-layer, and formulas of
 * one line in the class itself.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>{@link io.sluice.engine.TensorEngine}</td><td>libtorch loaded: device, threads, precision, manager</td></tr>
 * <tr><td>{@link io.sluice.engine.Kernel}</td><td>a compiled module; arrays in, arrays out</td></tr>
 * <tr><td>{@link io.sluice.engine.Method}</td><td>one of its functions, bound by name once</td></tr>
 * <tr><td>{@link io.sluice.engine.Autograd}</td><td>gradients as values; grad mode by thread</td></tr>
 * <tr><td>{@link io.sluice.engine.RecordedLoss}</td><td>a loss with its backward pass</td></tr>
 * <tr><td>{@link io.sluice.engine.Workers}</td><td>threads for computations side by side</td></tr>
 * <tr><td>{@link io.sluice.engine.NativeArrays}</td><td>float arrays in libtorch's memory</td></tr>
 * <tr><td>{@link io.sluice.engine.MatrixProductRate}</td><td>the machine's own speed</td></tr>
 * <tr><td>{@link io.sluice.engine.EngineFacts}</td><td>what is really loaded</td></tr>
 * </table>
 *
 * <p>Rules that hold everywhere: results live in the manager that a call names, so a step opens one
 * sub-manager and closes it; no {@code Number} overload of {@code mul}, {@code div}, {@code pow},
 * {@code maximum} or {@code minimum} where a gradient may flow (DJL frees the scalar too early); no
 * cast or copy of an NDArray where a gradient may flow (DJL cuts the graph); bfloat16 only inside
 * kernels. A test on the bytecode forbids the calls.
 *
 * <p>To add a kernel: write its function in a {@code .py} file, link it with {@link
 * io.sluice.engine.KernelSource#link}, bind it with {@link io.sluice.engine.Kernel#method}, and
 * test it against plain NDArray operations and finite differences.
 */
package io.sluice.engine;
