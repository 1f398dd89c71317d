package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.SubLayer;
import java.util.ArrayList;
import java.util.List;

/** x + feedForward(norm(x)). */
final class FeedForwardLayer extends SubLayer {

  FeedForwardLayer(TransformerShape shape, int layer, ParameterSource source) {
    super("layers." + layer + ".feed_forward", definitions(shape), source);
  }

  static List<ParameterDefinition> definitions(TransformerShape shape) {
    List<ParameterDefinition> all = new ArrayList<>(norm(shape));
    all.addAll(inner(shape));
    return all;
  }

  private static List<ParameterDefinition> norm(TransformerShape shape) {
    return shape.style().normalization().parameters("norm", shape.width(), shape.style().biases());
  }

  private static List<ParameterDefinition> inner(TransformerShape shape) {
    return shape
        .feedForward()
        .parameters(
            shape.width(),
            shape.hidden(),
            shape.style().biases(),
            Initialization.normal(0.02),
            Residual.initialization(shape));
  }

  /** Defines {@code feed_forward_residual(x (B, T, C), PARAMETERS) -> (B, T, C)}. */
  static KernelSource source(TransformerShape shape, Precision precision) {
    BlockStyle style = shape.style();
    String normalized =
        precision.cast(style.normalization().call("normalize", "x", "norm", style.biases()));
    return shape
        .feedForward()
        .source(inner(shape), style.biases())
        .link(
            KernelSource.of(
                """
                def feed_forward_residual(self: __torch__.M, x: Tensor%s) -> Tensor:
                  hidden = (self).feed_forward_hidden(%s%s)
                  return %s
                """
                    .formatted(
                        signature(definitions(shape)),
                        normalized,
                        arguments(inner(shape)),
                        Residual.add("hidden", "down", style))));
  }

  NDArray apply(KernelCalls calls, NDManager scope, NDArray x) {
    return calls.run(scope, "feed_forward_residual", withParameters(x));
  }
}
