package io.sluice.transformer;

import io.sluice.engine.Initialization;

/** Projections whose output is added to the residual stream. */
final class Residual {

  private Residual() {}

  /**
   * Normal of 0.02 / √(2·layers), so that the stream's variance does not grow with depth (GPT-2).
   */
  static Initialization initialization(TransformerShape shape) {
    return Initialization.normal(0.02 / StrictMath.sqrt(2.0 * shape.layers()));
  }
}
