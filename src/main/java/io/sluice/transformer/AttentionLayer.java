package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelCalls;
import io.sluice.engine.KernelPack;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;

/** x + project(attention(norm(x))), causal. */
final class AttentionLayer extends SubLayer {

  private final boolean jointHeads;

  AttentionLayer(TransformerShape shape, int layer, ParameterSource source) {
    super("layers." + layer + ".attention", definitions(shape), source);
    jointHeads = FusedQkv.suits(shape);
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
    all.addAll(projection("output", width, width, style, Residual.initialization(shape)));
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

  NDArray apply(KernelCalls calls, NDManager scope, NDArray x, Positions positions) {
    return calls.run(scope, "attend", withParameters(x, positions.rotations()));
  }

  /** Attends to cached keys and values too, and writes those of x behind them. */
  NDArray applyCached(
      KernelCalls calls, NDManager scope, NDArray x, Positions positions, LayerCache cache) {
    return calls.run(
        scope,
        "attend_cached",
        withParameters(x, positions.rotations(), positions.ids(), cache.keys(), cache.values()));
  }

  /** Queries, keys and values of a normalized x, with the faster backward pass. */
  Qkv heads(KernelPack kernels, NDManager scope, NDArray normalized, Positions positions) {
    return jointHeads
        ? new FusedQkv(kernels, scope, normalized, positions.rotations(), inputParameters())
        : new AutogradQkv(kernels, this, scope, normalized, positions);
  }

  /** Queries, keys and values of a normalized x, recorded. */
  NDList inputs(KernelPack kernels, NDManager scope, NDArray normalized, Positions positions) {
    Object[] arguments = withParameters(normalized, positions.rotations());
    return Autograd.record(() -> kernels.call(scope, "attention_inputs", arguments));
  }

  /** x with the projection of what attention has mixed, recorded. */
  NDArray onto(KernelPack kernels, NDManager scope, NDArray x, NDArray mixed) {
    Object[] arguments = withParameters(x, mixed);
    return Autograd.record(() -> kernels.call(scope, "attention_onto", arguments))
        .singletonOrThrow();
  }

  /** The parameters of the norm in front. */
  List<NDArray> normParameters() {
    return parametersWhose(name -> name.startsWith("norm."));
  }

  /** Those that queries, keys and values come from. */
  List<NDArray> inputParameters() {
    return parametersWhose(name -> !name.startsWith("norm.") && !name.startsWith("output."));
  }

  /** Those of the projection onto the residual stream. */
  List<NDArray> outputParameters() {
    return parametersWhose(name -> name.startsWith("output."));
  }
}
