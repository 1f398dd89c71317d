package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.KernelPack;
import java.util.List;

/**
 * Attention in training. The norm, {@link BlockedAttention} and mostly the {@link Heads} have ways
 * back of their own; the projection onto the residual stream is recorded.
 */
final class AttentionPass implements SubLayerPass {

  private final AttentionLayer layer;
  private final NDManager scope;
  private final NormalizedInput normalized;
  private final Heads heads;
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
  public NDArray back(GradientSums sums, NDArray upstream) {
    try (scope) {
      NDList ofMixed =
          sums.through(
              scope,
              List.of(output),
              List.of(upstream),
              List.of(mixed()),
              layer.outputParameters());
      NDArray ofNormalized = heads.back(sums, ofMixed.singletonOrThrow(), attended.subNDList(1));
      return normalized.back(sums, ofNormalized);
    }
  }
}
