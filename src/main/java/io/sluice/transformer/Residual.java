package io.sluice.transformer;

import io.sluice.engine.Initialization;
import io.sluice.engine.LinearKernel;
import java.util.function.UnaryOperator;

/** The residual stream: what is added to it, and how. */
final class Residual {

  private Residual() {}

  /**
   * TorchScript of {@code x} plus the projection of a vector.
   *
   * @param vector TorchScript of the vector (B, T, …)
   * @param name the name of the projection
   */
  static String add(String vector, String name, BlockStyle style) {
    return add(vector, name, style, UnaryOperator.identity());
  }

  /**
   * TorchScript of {@code x} plus the projection of a vector and something beside it.
   *
   * @param vector TorchScript of the vector (B, T, …)
   * @param name the name of the projection
   * @param beside adds something to TorchScript of a sum
   */
  static String add(String vector, String name, BlockStyle style, UnaryOperator<String> beside) {
    return style.biases() || style.dropout() > 0
        ? "torch.add(x, %s)"
            .formatted(
                Dropout.of(
                    beside.apply(LinearKernel.call(vector, name, style.biases())), style.dropout()))
        : "(self).linear_onto(%s, %s, %s_weight)".formatted(beside.apply("x"), vector, name);
  }

  /**
   * Normal of 0.02 / √(2·layers), so that the stream's variance does not grow with depth (GPT-2).
   */
  static Initialization initialization(TransformerShape shape) {
    return Initialization.normal(0.02 / StrictMath.sqrt(2.0 * shape.layers()));
  }
}
