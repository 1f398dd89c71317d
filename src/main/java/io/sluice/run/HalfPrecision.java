package io.sluice.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/** Floats from the two 16-bit formats; both conversions are exact. */
final class HalfPrecision {
  private HalfPrecision() {}

  static FloatBuffer fromBfloat16(ShortBuffer halves) {
    FloatBuffer floats = allocate(halves.remaining());
    while (halves.hasRemaining()) {
      floats.put(Float.intBitsToFloat(halves.get() << 16));
    }
    return floats.flip();
  }

  static FloatBuffer fromFloat16(ShortBuffer halves) {
    FloatBuffer floats = allocate(halves.remaining());
    while (halves.hasRemaining()) {
      floats.put(fromFloat16(halves.get()));
    }
    return floats.flip();
  }

  // IEEE 754 binary16: 1 bit sign, 5 bits exponent with bias 15, 10 bits fraction.
  static float fromFloat16(short half) {
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Float.intBitsToFloat(((exponent + 127 - 15) << 23) | (fraction << 13));
    }
    return half < 0 ? -magnitude : magnitude;
  }

  private static FloatBuffer allocate(int count) {
    long bytes = (long) count * Float.BYTES;
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a 16-bit tensor of " + count + " elements is too large to be widened in one buffer");
    }
    return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }
}
