/**
 * What a non-linearity is: its name, its formula, what it learns, and how steep it gets. Every
 * suite takes its activations from here.
 *
 * <p>{@link io.sluice.activation.Activation} is the contract. Each activation is defined twice, as
 * TorchScript that kernels link and as a scalar reference in plain Java; one contract test runs
 * over all of them and checks the two against each other, the slopes against finite differences and
 * the bounds against sampling.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>{@link io.sluice.activation.StandardActivation}</td><td>the static ones</td></tr>
 * <tr><td>{@link io.sluice.activation.LeakyRelu}</td><td>static, with an option</td></tr>
 * <tr><td>{@link io.sluice.activation.DynActivation}</td><td>{@code dyn(base)}, learned α and β</td></tr>
 * <tr><td>{@link io.sluice.activation.ActivationKernel}</td><td>linking into a kernel</td></tr>
 * </table>
 *
 * <p>To add a static activation: one constant of {@code StandardActivation}. The command line,
 * {@code gated(NAME)} and {@code plain(NAME)} feed-forward blocks, {@code dyn(NAME)} and the tests
 * follow by themselves.
 */
package io.sluice.activation;
