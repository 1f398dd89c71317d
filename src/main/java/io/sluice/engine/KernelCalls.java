package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** One way to call kernels: recorded, so that autograd can follow, or not. */
@FunctionalInterface
public interface KernelCalls {

  /**
   * Calls a method with one result.
   *
   * @param scope the owner of the result
   * @param method the name of the method
   * @param arguments as for {@link KernelPack#call}
   * @return the result
   */
  NDArray run(NDManager scope, String method, Object... arguments);

  /**
   * Calls that autograd can follow.
   *
   * @param kernels whose methods to call
   * @return the way
   */
  static KernelCalls recorded(KernelPack kernels) {
    return (scope, method, arguments) -> kernels.call(scope, method, arguments).singletonOrThrow();
  }

  /**
   * Calls outside of autograd.
   *
   * @param kernels whose methods to call
   * @return the way
   */
  static KernelCalls inferred(KernelPack kernels) {
    return (scope, method, arguments) -> kernels.infer(scope, method, arguments).singletonOrThrow();
  }
}
