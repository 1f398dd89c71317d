package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A compiled TorchScript module. Its methods take and return arrays; gradients flow through them
 * while {@link Autograd} records.
 *
 * <p>A kernel belongs to the manager that it was compiled with and is released with it. Calls from
 * several threads are safe as long as they do not share argument arrays.
 */
public final class Kernel implements KernelPack {

  /**
   * libtorch keeps the switch per thread, and its profiling executor is slower and warms up for
   * seconds.
   */
  private static final ThreadLocal<Boolean> PROFILING_OFF =
      ThreadLocal.withInitial(
          () -> {
            JniUtils.setGraphExecutorOptimize(false);
            return true;
          });

  private final PtSymbolBlock module;
  private final Set<String> methods;

  private Kernel(PtSymbolBlock module, Set<String> methods) {
    this.module = module;
    this.methods = methods;
  }

  /**
   * Compiles a source.
   *
   * @param manager the owner of the compiled module; decides its device
   * @param source the linked definitions
   * @return the kernel
   * @throws ai.djl.engine.EngineException with libtorch's message where the text does not compile
   */
  public static Kernel compile(NDManager manager, KernelSource source) {
    PROFILING_OFF.get();
    byte[] archive = ScriptArchive.of(source);
    try {
      return new Kernel(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive), false, false),
          source.methods());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Method method(String name) {
    if (!methods.contains(name)) {
      throw new IllegalStateException("no method " + name + " among " + methods);
    }
    // Not DJL's inference call where nothing is recorded: it warns on stderr, and its results could
    // never enter a graph.
    return (scope, arguments) -> invoke(scope, name, arguments);
  }

  private NDList invoke(NDManager scope, String method, Object... arguments) {
    PROFILING_OFF.get();
    NDList inputs = new NDList();
    // DJL reads the method from a name and attaches the results to the manager of the first input.
    try (NDArray selector = scope.zeros(new Shape(1))) {
      selector.setName("module_method:" + method);
      inputs.add(selector);
      for (int i = 0; i < arguments.length; i++) {
        add(inputs, arguments[i], i);
      }
      requireDistinctRoles(arguments);
      return IValueUtils.forward(module, inputs, true);
    }
  }

  /**
   * The role of an array is its name, so one array cannot be an argument of its own and in a list
   * or map.
   */
  private static void requireDistinctRoles(Object... arguments) {
    for (Object argument : arguments) {
      if (argument instanceof NDArray array && array.getName() != null) {
        throw new IllegalStateException(
            "an array is an argument of its own and within another too");
      }
    }
  }

  private static void add(NDList inputs, Object argument, int position) {
    if (argument instanceof NDArray array) {
      // A dotted name would make DJL pass a dictionary.
      array.setName(null);
      inputs.add(array);
    } else if (argument instanceof List<?> list && !list.isEmpty()) {
      for (Object element : list) {
        NDArray array = (NDArray) element;
        array.setName("list" + position + "[]");
        inputs.add(array);
      }
    } else if (argument instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach(
          (key, element) -> {
            NDArray array = (NDArray) element;
            array.setName("map" + position + "." + key);
            inputs.add(array);
          });
    } else {
      throw new IllegalStateException(
          "argument " + position + " is no array and no filled list or map");
    }
  }
}
