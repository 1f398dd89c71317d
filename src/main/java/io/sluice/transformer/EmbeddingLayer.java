package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;

/** Token ids to vectors, with learned positions if the model has them. */
final class EmbeddingLayer extends SubLayer {

  EmbeddingLayer(TransformerShape shape, int vocabulary, ParameterSource source) {
    super("embedding", definitions(shape, vocabulary), source);
  }

  static List<ParameterDefinition> definitions(TransformerShape shape, int vocabulary) {
    List<ParameterDefinition> all = new ArrayList<>();
    all.add(
        new ParameterDefinition(
            "token.weight", new Shape(vocabulary, shape.width()), Initialization.normal(0.02)));
    if (shape.attention().positions() == PositionEncoding.LEARNED) {
      all.add(
          new ParameterDefinition(
              "position.weight",
              new Shape(shape.context(), shape.width()),
              Initialization.normal(0.02)));
    }
    return all;
  }

  /** Defines {@code embed(ids (B, T), positions (T), PARAMETERS) -> (B, T, C)}. */
  static KernelSource source(TransformerShape shape) {
    boolean learned = shape.attention().positions() == PositionEncoding.LEARNED;
    String tokens = "torch.embedding(token_weight, torch.to(ids, 4))";
    String sum =
        learned
            ? "torch.add(%s, torch.embedding(position_weight, torch.to(positions, 4)))"
                .formatted(tokens)
            : tokens;
    return KernelSource.of(
        """
        def embed(self: __torch__.M, ids: Tensor, positions: Tensor%s) -> Tensor:
          return %s
        """
            .formatted(signature(definitions(shape, 1)), Dropout.of(sum, shape.style().dropout())));
  }

  /**
   * Defines {@code embedding_backward(gradOutput (B, T, C), ids (B, T), positions (T), GRADIENTS)
   * -> ()}, which adds to the gradients of the parameters: to those rows that were looked up.
   */
  static KernelSource backward(TransformerShape shape) {
    List<ParameterDefinition> parameters = definitions(shape, 1);
    String ofPositions =
        parameters.size() == 1
            ? ""
            : "  _1 = torch.index_add_(position_weight, 0, torch.to(positions, 4),"
                + " torch.sum(upstream, [0], False, dtype=None))\n";
    return KernelSource.of(
        """
        def embedding_backward(self: __torch__.M, upstream: Tensor, ids: Tensor, positions: Tensor%s) -> Tensor:
          rows = torch.flatten(upstream, 0, 1)
          _0 = torch.index_add_(token_weight, 0, torch.flatten(torch.to(ids, 4)), rows)
        %s  return token_weight
        """
            .formatted(signature(parameters), ofPositions));
  }

  NDArray embed(KernelCalls calls, NDManager scope, NDArray ids, NDArray positions) {
    return calls.run(scope, "embed", withParameters(ids, positions));
  }

  /** The token table (V, C), which a tied head shares. */
  NDArray tokenTable() {
    return arrays().get(0);
  }
}
