package io.sluice.transformer;

import ai.djl.ndarray.NDArray;

/** A sub-layer in training: what it gave, and the backward pass. */
interface SubLayerPass {

  /** The residual stream behind it, (B, T, C), where the recordings of others may begin. */
  NDArray output();

  /**
   * The backward pass, once: what was kept for it is released.
   *
   * @param accumulator takes the gradients of its parameters
   * @param gradOutput the gradient of {@link #output}
   * @return the gradient of the residual stream in front of it by the way through the sub-layer,
   *     without that by the way around it; its owner is that of the accumulator
   */
  NDArray backward(GradientAccumulator accumulator, NDArray gradOutput);
}
