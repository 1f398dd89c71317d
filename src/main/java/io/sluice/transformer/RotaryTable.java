package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;

/**
 * Rotary angles: component i of D/2 at position t turns by t · base^(−2i/D). The sines of the first
 * half carry the sign of the rotation, so that a rotation is {@code x · cos + swapHalves(x) · sin}.
 */
final class RotaryTable {

  private RotaryTable() {}

  /** Cosines of all positions of the context, (T, 1, D). */
  static NDArray cosines(NDManager manager, TransformerShape shape) {
    return table(manager, shape, (angle, half) -> StrictMath.cos(angle));
  }

  /** Signed sines of all positions of the context, (T, 1, D). */
  static NDArray sines(NDManager manager, TransformerShape shape) {
    return table(
        manager,
        shape,
        (angle, half) -> half == 0 ? -StrictMath.sin(angle) : StrictMath.sin(angle));
  }

  private interface Entry {
    double of(double angle, int half);
  }

  private static NDArray table(NDManager manager, TransformerShape shape, Entry entry) {
    int count = shape.context();
    int width = shape.headWidth();
    int pairs = Math.max(1, width / 2);
    float[] values = new float[count * width];
    for (int t = 0; t < count; t++) {
      for (int d = 0; d < width; d++) {
        double frequency =
            StrictMath.pow(shape.attention().rotaryBase(), -2.0 * (d % pairs) / width);
        values[t * width + d] = (float) entry.of(t * frequency, d / pairs);
      }
    }
    return NativeArrays.of(manager, values, new Shape(count, 1, width));
  }
}
