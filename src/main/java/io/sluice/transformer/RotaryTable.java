package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;

/** Rotary angles: pair i of D/2 at position t turns by t · base^(−2i/D). */
final class RotaryTable {

  private RotaryTable() {}

  /**
   * Cosine and sine of every angle of the context, (T, H + G, D/2, 2): the same for all heads, so
   * that a product with queries and keys of many heads runs over one row after another.
   */
  static NDArray of(NDManager manager, TransformerShape shape) {
    int tokens = shape.context();
    int pairs = Math.max(1, shape.headWidth() / 2);
    int heads = shape.attention().heads() + shape.attention().keyValueHeads();
    float[] values = new float[Math.multiplyExact(tokens * heads, pairs * 2)];
    for (int t = 0; t < tokens; t++) {
      for (int i = 0; i < pairs; i++) {
        double angle =
            t * StrictMath.pow(shape.attention().rotaryBase(), -2.0 * i / shape.headWidth());
        for (int head = 0; head < heads; head++) {
          int at = ((t * heads + head) * pairs + i) * 2;
          values[at] = (float) StrictMath.cos(angle);
          values[at + 1] = (float) StrictMath.sin(angle);
        }
      }
    }
    return NativeArrays.of(manager, values, new Shape(tokens, heads, pairs, 2));
  }
}
