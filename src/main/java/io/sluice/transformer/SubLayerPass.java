package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.SubLayer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A sub-layer in training: what it gave, and the backward pass. The norm in front of it has one of
 * its own; what comes last is recorded.
 */
abstract class SubLayerPass {

  final NDManager scope;
  final Map<String, NDArray> parameters;
  final NormalizedInput normalized;

  SubLayerPass(LayerwiseMethods methods, SubLayer layer, NDManager owner, NDArray x) {
    scope = owner.newSubManager();
    parameters = layer.values();
    normalized = new NormalizedInput(methods, scope, x, layer);
  }

  /** The residual stream behind it, (B, T, C), with its recording. */
  abstract NDArray recorded();

  /** The residual stream behind it, (B, T, C), where the recordings of others may begin. */
  final NDArray output() {
    return recorded().stopGradient();
  }

  /**
   * The backward pass, once: what was kept for it is released.
   *
   * @param accumulator takes the gradients of its parameters
   * @param gradOutput the gradient of {@link #output}
   * @return the gradient of the residual stream in front of it by the way through the sub-layer,
   *     without that by the way around it; its owner is that of the accumulator
   */
  final NDArray backward(GradientAccumulator accumulator, NDArray gradOutput) {
    try (scope) {
      return normalized.backward(accumulator, toNormalized(accumulator, gradOutput));
    }
  }

  /** The backward pass to the normalized input. */
  abstract NDArray toNormalized(GradientAccumulator accumulator, NDArray gradOutput);

  /** The backward pass of what is recorded, to where it begins. */
  final NDArray vjp(
      GradientAccumulator accumulator, NDArray gradOutput, NDArray input, Predicate<String> used) {
    NDList found =
        accumulator.vjp(
            scope,
            List.of(recorded()),
            List.of(gradOutput),
            List.of(input),
            GradientAccumulator.those(parameters, used));
    return found.singletonOrThrow();
  }
}
