package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Attention in training. The norm, attention itself and mostly the {@link Qkv} have backward passes
 * of their own; the projection onto the residual stream is recorded.
 */
final class AttentionPass extends SubLayerPass {

  private final Qkv qkv;
  private final NDList attended;
  private final NDArray recorded;

  AttentionPass(
      LayerwiseMethods methods,
      TransformerShape shape,
      AttentionLayer layer,
      NDManager owner,
      NDArray x,
      NDArray rotations) {
    super(methods, layer, owner, x);
    qkv =
        FusedQkv.suits(shape)
            ? new FusedQkv(methods, scope, normalized.array(), rotations, parameters)
            : new AutogradQkv(methods, scope, normalized.array(), rotations, parameters);
    attended = methods.attentionForward().call(scope, qkv.outputs().toArray());
    mixed().setRequiresGradient(true);
    recorded = methods.attentionResidual().one(scope, x, mixed(), parameters);
  }

  private NDArray mixed() {
    return attended.get(0);
  }

  /** Whether a parameter of the sub-layer belongs to the projection onto the residual stream. */
  static boolean isOfOutput(String parameter) {
    return parameter.startsWith("output.");
  }

  @Override
  NDArray recorded() {
    return recorded;
  }

  @Override
  NDArray toNormalized(GradientAccumulator accumulator, NDArray gradOutput) {
    NDArray ofMixed = vjp(accumulator, gradOutput, mixed(), AttentionPass::isOfOutput);
    return qkv.backward(accumulator, ofMixed, attended.subNDList(1));
  }
}
