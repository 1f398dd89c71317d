package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * Queries, keys and values of all heads as one matrix product, rotated together, with a backward
 * pass of their own: of three products a layer, and of three sums, one is left.
 */
final class FusedQkv extends Qkv {

  FusedQkv(
      LayerwiseMethods methods,
      NDManager scope,
      NDArray x,
      NDArray rotations,
      Map<String, NDArray> parameters) {
    super(methods, scope, x, rotations, parameters);
  }

  /** Whether the heads of a model are nothing but projections and rotations. */
  static boolean suits(TransformerShape shape) {
    AttentionShape attention = shape.attention();
    return attention.positions() == PositionEncoding.ROTARY
        && attention.heads() == attention.keyValueHeads()
        && !attention.queryKeyNorm()
        && !shape.style().biases();
  }

  @Override
  NDArray backward(GradientAccumulator accumulator, NDArray gradOutput, NDList probabilities) {
    NDList gradients =
        methods
            .qkvBackward()
            .call(
                scope,
                gradOutput,
                outputs.get(0),
                outputs.get(1),
                outputs.get(2),
                outputs.get(3),
                x,
                rotations,
                probabilities);
    accumulator.add(parameters.get("query.weight"), gradients.get(1));
    accumulator.add(parameters.get("key.weight"), gradients.get(2));
    accumulator.add(parameters.get("value.weight"), gradients.get(3));
    return gradients.get(0);
  }
}
