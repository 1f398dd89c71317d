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

  NDArray embed(KernelCalls calls, NDManager scope, NDArray ids, NDArray positions) {
    return calls.run(scope, "embed", withParameters(ids, positions));
  }

  /** The token table (V, C), which a tied head shares. */
  NDArray tokenTable() {
    return arrays().get(0);
  }
}
