package io.sluice.transformer;

import ai.djl.ndarray.NDArray;

/** A sub-layer in training: what it gave, and the way back. */
interface SubLayerPass {

  /** The residual stream behind it, (B, T, C), where the recordings of others may begin. */
  NDArray output();

  /**
   * Goes back, once: what was kept for it is released.
   *
   * @param sums takes the gradients of its parameters
   * @param upstream the gradient of {@link #output}
   * @return the gradient of the residual stream in front of it by the way through the sub-layer,
   *     without that by the way around it; its owner is that of the sums
   */
  NDArray back(GradientSums sums, NDArray upstream);
}
