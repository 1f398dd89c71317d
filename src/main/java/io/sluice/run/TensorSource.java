package io.sluice.run;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A tensor to be written. Its data are asked for once, when their turn comes, so that a file larger
 * than memory can be written.
 *
 * @param shape the lengths of the axes; empty for a single number
 * @param data gives the elements in row-major order, little-endian, from position to limit
 */
public record TensorSource(
    String name, TensorType type, List<Long> shape, Supplier<ByteBuffer> data) {
  public TensorSource {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(length -> length < 0)) {
      throw new IllegalArgumentException(
          "tensor '" + name + "' has an axis of negative length: " + shape);
    }
  }

  /** A tensor with its shape as an array. */
  public static TensorSource of(
      String name, TensorType type, long[] shape, Supplier<ByteBuffer> data) {
    return new TensorSource(name, type, Arrays.stream(shape).boxed().toList(), data);
  }

  /** Bytes of the data. */
  long bytes() {
    return shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
  }
}
