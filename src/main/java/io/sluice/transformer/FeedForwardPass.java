package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** A feed-forward sub-layer in training: all behind the norm is recorded. */
final class FeedForwardPass extends SubLayerPass {

  private final NDArray recorded;

  FeedForwardPass(LayerwiseMethods methods, FeedForwardLayer layer, NDManager owner, NDArray x) {
    super(methods, layer, owner, x);
    recorded = methods.feedForwardResidual().one(scope, x, normalized.array(), parameters);
  }

  @Override
  NDArray recorded() {
    return recorded;
  }

  @Override
  NDArray toNormalized(GradientAccumulator accumulator, NDArray gradOutput) {
    return vjp(accumulator, gradOutput, normalized.array(), name -> !NormalizedInput.owns(name));
  }
}
