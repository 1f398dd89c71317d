package io.sluice.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * A set of named computations: what a model needs of the engine. {@link Kernel} is the fast one;
 * the tests have a slow one of plain NDArray operations, and values and gradients of the two must
 * agree.
 */
public interface KernelPack {

  /**
   * Calls a method in a way that autograd can follow.
   *
   * @param scope the owner of the results, closed by the caller at the end of the step
   * @param method the name of the method
   * @param arguments in order: an NDArray, or a non-empty list of NDArrays
   * @return the results
   */
  NDList call(NDManager scope, String method, Object... arguments);

  /**
   * Calls a method outside of autograd: nothing is recorded, so nothing is kept for a backward
   * pass.
   *
   * @param scope the owner of the results
   * @param method the name of the method
   * @param arguments as for {@link #call}
   * @return the results
   */
  NDList infer(NDManager scope, String method, Object... arguments);
}
