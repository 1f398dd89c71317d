package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/**
 * A feed-forward sub-layer in training. The norm has a backward pass of its own; the rest is
 * recorded.
 */
final class FeedForwardPass implements SubLayerPass {

  private final NDManager scope;
  private final Map<String, NDArray> parameters;
  private final NormalizedInput normalized;
  private final NDArray output;

  FeedForwardPass(LayerwiseMethods methods, FeedForwardLayer layer, NDManager owner, NDArray x) {
    scope = owner.newSubManager();
    parameters = layer.values();
    normalized = new NormalizedInput(methods, scope, x, layer);
    output = methods.feedForwardResidual().one(scope, x, normalized.array(), parameters);
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
              GradientAccumulator.those(parameters, name -> !NormalizedInput.owns(name)));
      return normalized.backward(accumulator, ofNormalized.singletonOrThrow());
    }
  }
}
