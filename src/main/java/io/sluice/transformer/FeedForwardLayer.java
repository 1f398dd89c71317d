package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.Initialization;
import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.Precision;
import io.sluice.engine.SubLayer;
import io.sluice.feedforward.FeedForward;
import java.util.ArrayList;
import java.util.List;

/** x + feedForward(norm(x)). */
final class FeedForwardLayer extends SubLayer {

  private final List<SharedActivation> shared;

  FeedForwardLayer(
      TransformerShape shape, int layer, ParameterSource source, List<SharedActivation> shared) {
    super("layers." + layer + ".feed_forward", definitions(shape), source);
    this.shared = shared;
  }

  static List<ParameterDefinition> definitions(TransformerShape shape) {
    List<ParameterDefinition> own = new ArrayList<>(kernelParameters(shape));
    own.removeAll(SharedActivation.definitions(shape));
    return own;
  }

  /** What the kernel takes: the activation's parameters, which come last, may be the model's. */
  static List<ParameterDefinition> kernelParameters(TransformerShape shape) {
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
    FeedForward feedForward = shape.feedForward();
    return feedForward
        .source(inner(shape), style.biases())
        .link(
            KernelSource.of(
                """
                def feed_forward_residual(self: __torch__.M, x: Tensor%s) -> Tensor:
                  normalized = %s
                  hidden = (self).feed_forward_hidden(normalized%s)
                %s  return %s
                """
                    .formatted(
                        signature(kernelParameters(shape)),
                        normalized,
                        arguments(inner(shape)),
                        feedForward.beforeProjection(style.biases()).indent(2),
                        Residual.add(
                            "hidden",
                            "down",
                            style,
                            sum -> feedForward.beside(sum, "normalized")))));
  }

  NDArray apply(KernelCalls calls, NDManager scope, NDArray x) {
    List<Object> arguments = new ArrayList<>(List.of(withParameters(x)));
    shared.forEach(activation -> arguments.addAll(activation.arrays()));
    return calls.run(scope, "feed_forward_residual", arguments.toArray());
  }
}
