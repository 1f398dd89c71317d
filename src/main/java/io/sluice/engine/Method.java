package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** One function of a kernel. */
@FunctionalInterface
public interface Method {

  /**
   * Calls it; autograd follows where the thread {@linkplain Autograd#record records}.
   *
   * @param scope the owner of the results, closed by the caller at the end of the step
   * @param arguments in order: an NDArray, a non-empty list of NDArrays, or a non-empty map of
   *     names to NDArrays
   * @return the results
   */
  NDList call(NDManager scope, Object... arguments);

  /**
   * Calls it for its one result.
   *
   * @param scope the owner of the result
   * @param arguments as for {@link #call}
   * @return the result
   */
  default NDArray one(NDManager scope, Object... arguments) {
    return call(scope, arguments).singletonOrThrow();
  }

  /**
   * The same function, recorded whatever the thread does.
   *
   * @return the function
   */
  default Method recorded() {
    return (scope, arguments) -> Autograd.record(() -> call(scope, arguments));
  }

  /**
   * The same function outside of autograd: nothing is kept for a backward pass.
   *
   * @return the function
   */
  default Method unrecorded() {
    return (scope, arguments) -> Autograd.withoutRecording(() -> call(scope, arguments));
  }
}
