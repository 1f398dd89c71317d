package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/** What attention attends with, in training, and the backward pass through both. */
interface Qkv {

  /** Queries, keys and values, (B, H, T, D) each. */
  List<NDArray> outputs();

  /**
   * The backward pass through attention and these.
   *
   * @param accumulator takes the gradients of their parameters
   * @param gradOutput the gradient of what attention has mixed, (B, T, H, D)
   * @param probabilities those that attention kept
   * @return the gradient of the normalized residual stream that these came from
   */
  NDArray backward(GradientAccumulator accumulator, NDArray gradOutput, NDList probabilities);
}
