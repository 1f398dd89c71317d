package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;

/**
 * Attention in training. The norm, attention itself and mostly the {@link Qkv} have backward passes
 * of their own; the projection onto the residual stream is recorded.
 */
final class AttentionPass implements SubLayerPass {

  private final NDManager scope;
  private final Map<String, NDArray> parameters;
  private final NormalizedInput normalized;
  private final Qkv qkv;
  private final NDList attended;
  private final NDArray output;

  AttentionPass(
      LayerwiseMethods methods,
      TransformerShape shape,
      AttentionLayer layer,
      NDManager owner,
      NDArray x,
      NDArray rotations) {
    scope = owner.newSubManager();
    parameters = layer.values();
    normalized = new NormalizedInput(methods, scope, x, layer);
    qkv =
        FusedQkv.suits(shape)
            ? new FusedQkv(methods, scope, normalized.array(), rotations, parameters)
            : new AutogradQkv(methods, scope, normalized.array(), rotations, parameters);
    attended = methods.attentionForward().call(scope, qkv.outputs().toArray());
    mixed().setRequiresGradient(true);
    output = methods.attentionResidual().one(scope, x, mixed(), parameters);
  }

  private NDArray mixed() {
    return attended.get(0);
  }

  /** Whether a parameter of the sub-layer belongs to the projection onto the residual stream. */
  static boolean isOfOutput(String parameter) {
    return parameter.startsWith("output.");
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
              GradientAccumulator.those(parameters, AttentionPass::isOfOutput));
      NDArray ofNormalized =
          qkv.backward(accumulator, ofMixed.singletonOrThrow(), attended.subNDList(1));
      return normalized.backward(accumulator, ofNormalized);
    }
  }
}
