package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tensors and files for tests. */
final class SafetensorsSamples {
  private SafetensorsSamples() {}

  static ByteBuffer floats(float... values) {
    ByteBuffer bytes = little(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  private static ByteBuffer longs(long... values) {
    ByteBuffer bytes = little(8 * values.length);
    bytes.asLongBuffer().put(values);
    return bytes;
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static TensorSource tensor(String name, long[] shape, float... values) {
    return TensorSource.of(name, TensorType.F32, shape, () -> floats(values));
  }

  static void writeSample(Path file) {
    Safetensors.write(
        file,
        Map.of("step", "12"),
        List.of(
            tensor("w", new long[] {2, 3}, 1, -2.5f, Float.MIN_VALUE, Float.NaN, -0f, 6),
            TensorSource.of("ids", TensorType.I64, new long[] {2}, () -> longs(-1, 1L << 40)),
            tensor("scalar", new long[] {}, 0.5f),
            tensor("empty", new long[] {0, 4})));
  }

  static float[] array(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  /** A file with this header, padded, and these data bytes, as another toolkit would write it. */
  static void writeForeign(Path file, String header, byte... data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[8 + text.length + data.length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(text.length).put(text).put(data);
    Files.write(file, bytes);
  }

  static void refused(Path file, String sentence) {
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + " is damaged or no safetensors file: ")
        .hasMessageContaining(sentence);
  }
}
