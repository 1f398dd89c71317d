package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/** What attention attends with, in training, and the way back through both. */
interface Heads {

  /** Queries, keys and values, (B, H, T, D) each. */
  List<NDArray> outputs();

  /**
   * Goes back through attention and these.
   *
   * @param sums takes the gradients of their parameters
   * @param upstream the gradient of what attention has mixed, (B, T, H, D)
   * @param probabilities those that attention kept
   * @return the gradient of the normalized residual stream that these came from
   */
  NDArray back(GradientSums sums, NDArray upstream, NDList probabilities);
}
