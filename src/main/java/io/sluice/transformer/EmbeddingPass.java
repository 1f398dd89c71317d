package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** The embedding in training: its backward pass touches no row that was not looked up. */
final class EmbeddingPass {

  private final LayerwiseMethods methods;
  private final EmbeddingLayer layer;
  private final NDArray ids;
  private final NDArray positions;
  private final NDArray output;

  /**
   * Looks up.
   *
   * @param ids (B, T)
   * @param positions (T)
   */
  EmbeddingPass(
      LayerwiseMethods methods,
      EmbeddingLayer layer,
      NDManager scope,
      NDArray ids,
      NDArray positions) {
    this.methods = methods;
    this.layer = layer;
    this.ids = ids;
    this.positions = positions;
    output = methods.embed().one(scope, ids, positions, layer.values());
  }

  /** The residual stream in front of all sub-layers, (B, T, C). */
  NDArray output() {
    return output;
  }

  /**
   * The backward pass.
   *
   * @param accumulator takes the gradients of the parameters, after all others
   * @param gradOutput the gradient of {@link #output}
   */
  void backward(GradientAccumulator accumulator, NDArray gradOutput) {
    Map<String, NDArray> gradients = layer.values();
    gradients.replaceAll((name, parameter) -> accumulator.orZeros(parameter));
    methods.embeddingBackward().call(accumulator.owner(), gradOutput, ids, positions, gradients);
  }
}
