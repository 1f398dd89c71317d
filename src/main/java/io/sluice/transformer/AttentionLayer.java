package io.sluice.transformer;

import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Initialization;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;

/** x + project(attention(norm(x))), causal. */
final class AttentionLayer extends SubLayer {

  AttentionLayer(TransformerShape shape, int layer, ParameterSource source) {
    super("layers." + layer + ".attention", definitions(shape), source);
  }

  static List<ParameterDefinition> definitions(TransformerShape shape) {
    BlockStyle style = shape.style();
    int width = shape.width();
    int keyValueWidth = shape.attention().keyValueHeads() * shape.headWidth();
    List<ParameterDefinition> all =
        new ArrayList<>(style.normalization().parameters("norm", width, style.biases()));
    Initialization input = Initialization.normal(0.02);
    all.addAll(projection("query", width, width, style, input));
    all.addAll(projection("key", keyValueWidth, width, style, input));
    all.addAll(projection("value", keyValueWidth, width, style, input));
    all.addAll(projection("output", width, width, style, shape.residualInitialization()));
    if (shape.attention().queryKeyNorm()) {
      all.addAll(Normalization.RMS.parameters("query_norm", shape.headWidth(), false));
      all.addAll(Normalization.RMS.parameters("key_norm", shape.headWidth(), false));
    }
    return all;
  }

  private static List<ParameterDefinition> projection(
      String name, int outputs, int inputs, BlockStyle style, Initialization initialization) {
    ParameterDefinition weight =
        new ParameterDefinition(name + ".weight", new Shape(outputs, inputs), initialization);
    return style.biases()
        ? List.of(
            weight,
            new ParameterDefinition(name + ".bias", new Shape(outputs), Initialization.constant(0)))
        : List.of(weight);
  }
}
