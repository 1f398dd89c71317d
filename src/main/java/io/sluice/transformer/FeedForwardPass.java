package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;
import java.util.List;

/**
 * A feed-forward sub-layer in training. The norm has a way back of its own; the rest is recorded.
 */
final class FeedForwardPass implements SubLayerPass {

  private final FeedForwardLayer layer;
  private final NDManager scope;
  private final NormalizedInput normalized;
  private final NDArray output;

  FeedForwardPass(KernelPack kernels, FeedForwardLayer layer, NDManager owner, NDArray x) {
    this.layer = layer;
    scope = owner.newSubManager();
    normalized = new NormalizedInput(kernels, scope, x, layer.normParameters());
    output = layer.onto(kernels, scope, x, normalized.array());
  }

  @Override
  public NDArray output() {
    return output.stopGradient();
  }

  @Override
  public NDArray back(GradientSums sums, NDArray upstream) {
    try (scope) {
      NDList ofNormalized =
          sums.through(
              scope,
              List.of(output),
              List.of(upstream),
              List.of(normalized.array()),
              layer.innerParameters());
      return normalized.back(sums, ofNormalized.singletonOrThrow());
    }
  }
}
