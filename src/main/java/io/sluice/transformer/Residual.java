package io.sluice.transformer;

import io.sluice.engine.Initialization;
import io.sluice.engine.LinearKernel;

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
    return style.biases() || style.dropout() > 0
        ? "torch.add(x, %s)"
            .formatted(Dropout.of(LinearKernel.call(vector, name, style.biases()), style.dropout()))
        : "(self).linear_onto(x, %s, %s_weight)".formatted(vector, name);
  }

  /**
   * Normal of 0.02 / √(2·layers), so that the stream's variance does not grow with depth (GPT-2).
   */
  static Initialization initialization(TransformerShape shape) {
    return Initialization.normal(0.02 / StrictMath.sqrt(2.0 * shape.layers()));
  }
}
