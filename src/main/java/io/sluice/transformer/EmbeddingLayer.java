package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
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

  /** The token table (V, C), which a tied head shares. */
  NDArray tokenTable() {
    return values().get("token.weight");
  }
}
