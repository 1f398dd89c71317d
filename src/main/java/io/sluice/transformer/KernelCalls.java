package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;

/** One way to call a model's kernels: recorded with dropout, or inferred without. */
interface KernelCalls {

  /** Calls a method with one result. */
  NDArray run(NDManager scope, String method, Object... arguments);

  /** Calls that autograd can follow. */
  static KernelCalls recorded(KernelPack kernels) {
    return (scope, method, arguments) -> kernels.call(scope, method, arguments).singletonOrThrow();
  }

  /** Calls outside of autograd. */
  static KernelCalls inferred(KernelPack kernels) {
    return (scope, method, arguments) -> kernels.infer(scope, method, arguments).singletonOrThrow();
  }
}
