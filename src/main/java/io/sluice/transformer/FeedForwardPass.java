package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;
import java.util.List;

/**
 * A feed-forward sub-layer in training. The norm has a backward pass of its own; the rest is
 * recorded.
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
  public NDArray backward(GradientAccumulator accumulator, NDArray gradOutput) {
    try (scope) {
      NDList ofNormalized =
          accumulator.vjp(
              scope,
              List.of(output),
              List.of(gradOutput),
              List.of(normalized.array()),
              layer.innerParameters());
      return normalized.backward(accumulator, ofNormalized.singletonOrThrow());
    }
  }
}
