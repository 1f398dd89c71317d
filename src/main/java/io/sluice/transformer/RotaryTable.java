package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;

/** Rotary angles: pair i of D/2 at position t turns by t · base^(−2i/D). */
final class RotaryTable {

  private RotaryTable() {}

  /** Cosine and sine of every angle of the context, (T, 1, D/2, 2). */
  static NDArray of(NDManager manager, TransformerShape shape) {
    int tokens = shape.context();
    int pairs = Math.max(1, shape.headWidth() / 2);
    float[] values = new float[tokens * pairs * 2];
    for (int t = 0; t < tokens; t++) {
      for (int i = 0; i < pairs; i++) {
        double angle =
            t * StrictMath.pow(shape.attention().rotaryBase(), -2.0 * i / shape.headWidth());
        values[(t * pairs + i) * 2] = (float) StrictMath.cos(angle);
        values[(t * pairs + i) * 2 + 1] = (float) StrictMath.sin(angle);
      }
    }
    return NativeArrays.of(manager, values, new Shape(tokens, 1, pairs, 2));
  }
}
