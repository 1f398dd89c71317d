package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;
import java.util.List;

/**
 * Attention in training. The norm, {@link BlockedAttention} and mostly the {@link Qkv} have ways
 * back of their own; the projection onto the residual stream is recorded.
 */
final class AttentionPass implements SubLayerPass {

  private final AttentionLayer layer;
  private final NDManager scope;
  private final NormalizedInput normalized;
  private final Qkv heads;
  private final NDList attended;
  private final NDArray output;

  AttentionPass(
      KernelPack kernels, AttentionLayer layer, NDManager owner, NDArray x, Positions positions) {
    this.layer = layer;
    scope = owner.newSubManager();
    normalized = new NormalizedInput(kernels, scope, x, layer.normParameters());
    heads = layer.heads(kernels, scope, normalized.array(), positions);
    attended = kernels.infer(scope, "attention_forward", heads.outputs().toArray());
    mixed().setRequiresGradient(true);
    output = layer.onto(kernels, scope, x, mixed());
  }

  private NDArray mixed() {
    return attended.get(0);
  }

  @Override
  public NDArray output() {
    return output.stopGradient();
  }

  @Override
  public NDArray backward(GradientAccumulator accumulator, NDArray gradOutput) {
    try (scope) {
      NDList ofMixed =
          accumulator.vjp(
              scope,
              List.of(output),
              List.of(gradOutput),
              List.of(mixed()),
              layer.outputParameters());
      NDArray ofNormalized =
          heads.backward(accumulator, ofMixed.singletonOrThrow(), attended.subNDList(1));
      return normalized.backward(accumulator, ofNormalized);
    }
  }
}
