package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Final norm, projection to the vocabulary, and the loss in nats. */
final class HeadLayer extends SubLayer {

  private static final String TABLE = "projection.weight";

  private final Optional<EmbeddingLayer> tied;

  HeadLayer(
      TransformerShape shape, int vocabulary, ParameterSource source, EmbeddingLayer embedding) {
    super("head", definitions(shape, vocabulary), source);
    tied = shape.style().tiedHead() ? Optional.of(embedding) : Optional.empty();
  }

  static List<ParameterDefinition> definitions(TransformerShape shape, int vocabulary) {
    BlockStyle style = shape.style();
    List<ParameterDefinition> all =
        new ArrayList<>(style.normalization().parameters("norm", shape.width(), style.biases()));
    if (!style.tiedHead()) {
      all.add(
          new ParameterDefinition(
              TABLE, new Shape(vocabulary, shape.width()), Initialization.normal(0.02)));
    }
    return all;
  }

  /** With the token table where that is the projection too. */
  @Override
  public Map<String, NDArray> values() {
    Map<String, NDArray> all = super.values();
    tied.ifPresent(embedding -> all.put(TABLE, embedding.tokenTable()));
    return all;
  }

  /** What the scores are products with, (V, C): the model's own or the token table. */
  NDArray table() {
    return values().get(TABLE);
  }
}
