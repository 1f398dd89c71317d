package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("model.safetensors");
  }

  private static ByteBuffer floats(float... values) {
    ByteBuffer bytes = little(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  private static ByteBuffer longs(long... values) {
    ByteBuffer bytes = little(8 * values.length);
    bytes.asLongBuffer().put(values);
    return bytes;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorSource tensor(String name, long[] shape, float... values) {
    return TensorSource.of(name, TensorType.F32, shape, () -> floats(values));
  }

  private void writeSample() {
    Safetensors.write(
        file,
        Map.of("step", "12"),
        List.of(
            tensor("w", new long[] {2, 3}, 1, -2.5f, Float.MIN_VALUE, Float.NaN, -0f, 6),
            TensorSource.of("ids", TensorType.I64, new long[] {2}, () -> longs(-1, 1L << 40)),
            tensor("scalar", new long[] {}, 0.5f),
            tensor("empty", new long[] {0, 4})));
  }

  private static float[] array(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  /** A file with this header, padded, and these data bytes, as another toolkit would write it. */
  private void writeForeign(String header, byte... data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[8 + text.length + data.length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(text.length).put(text).put(data);
    Files.write(file, bytes);
  }

  private void refused(String sentence) {
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(file + " is damaged or no safetensors file: ")
        .hasMessageContaining(sentence);
  }

  @Test
  void readsWhatItWrites() {
    writeSample();
    try (Safetensors read = Safetensors.open(file)) {
      assertThat(read.names()).containsExactly("empty", "ids", "scalar", "w");
      assertThat(read.shape("w")).containsExactly(2, 3);
      assertThat(read.type("w")).isEqualTo(TensorType.F32);
      assertThat(array(read.floats("w")))
          .containsExactly(1, -2.5f, Float.MIN_VALUE, Float.NaN, -0f, 6);
      assertThat(read.shape("scalar")).isEmpty();
      assertThat(array(read.floats("scalar"))).containsExactly(0.5f);
      assertThat(read.shape("empty")).containsExactly(0, 4);
      assertThat(read.floats("empty").hasRemaining()).isFalse();
      assertThat(read.longs("ids").get(0)).isEqualTo(-1);
      assertThat(read.longs("ids").get(1)).isEqualTo(1L << 40);
      assertThat(read.metadata()).containsEntry("step", "12").containsEntry("format", "pt");
      assertThat(read.data("w").order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
      assertThat(read.data("w").isDirect()).isTrue();
    }
  }

  @Test
  void hasTheLayoutOfTheFormat() throws IOException {
    writeSample();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong());
    assertThat(length % 8).isZero();
    String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
    assertThat(header)
        .startsWith("{\"__metadata__\":{\"format\":\"pt\",\"sha256\":\"")
        .contains(
            "\"writer\":\"sluice\"},"
                + "\"empty\":{\"dtype\":\"F32\",\"shape\":[0,4],\"data_offsets\":[16,16]},"
                + "\"ids\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[0,16]},"
                + "\"scalar\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[16,20]},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[20,44]}}");
    assertThat(bytes.capacity()).isEqualTo(8 + length + 44);
    assertThat(bytes.getLong(8 + length)).isEqualTo(-1);
    assertThat(bytes.getFloat(8 + length + 16)).isEqualTo(0.5f);
  }

  @Test
  void theSameContentGivesTheSameBytesInAnyOrder() throws IOException {
    List<TensorSource> tensors = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      tensors.add(tensor("t" + i, new long[] {1}, i));
    }
    Safetensors.write(file, Map.of("a", "1", "b", "2"), tensors);
    byte[] first = Files.readAllBytes(file);
    Collections.shuffle(tensors, new Random(3));
    Safetensors.write(file, Map.of("b", "2", "a", "1"), tensors);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void asksForOneTensorAtATime() {
    List<String> asked = new ArrayList<>();
    Supplier<ByteBuffer> first =
        () -> {
          asked.add("a");
          return floats(1);
        };
    Supplier<ByteBuffer> second =
        () -> {
          asked.add("b");
          return floats(2);
        };
    Safetensors.write(
        file,
        Map.of(),
        List.of(
            TensorSource.of("b", TensorType.F32, new long[] {1}, second),
            TensorSource.of("a", TensorType.F32, new long[] {1}, first)));
    assertThat(asked).containsExactly("a", "b");
  }

  @Test
  void writesTheRemainingPartOfABufferAndLeavesTheBufferAlone() {
    ByteBuffer data = floats(1, 2, 3);
    data.position(4);
    Safetensors.write(
        file, Map.of(), List.of(TensorSource.of("a", TensorType.F32, new long[] {2}, () -> data)));
    assertThat(data.position()).isEqualTo(4);
    try (Safetensors read = Safetensors.open(file)) {
      assertThat(array(read.floats("a"))).containsExactly(2, 3);
    }
  }

  @Test
  void wrongUseOfTheWriterLeavesTheEarlierFile() throws IOException {
    writeSample();
    byte[] before = Files.readAllBytes(file);
    List<TensorSource> wrongSize = List.of(tensor("a", new long[] {3}, 1, 2));
    assertThatIllegalStateException()
        .isThrownBy(() -> Safetensors.write(file, Map.of(), wrongSize))
        .withMessage("tensor 'a' of shape [3] needs 12 bytes but was given 8");
    List<TensorSource> twice =
        List.of(tensor("a", new long[] {1}, 1), tensor("a", new long[] {1}, 2));
    assertThatIllegalStateException().isThrownBy(() -> Safetensors.write(file, Map.of(), twice));
    List<TensorSource> reserved = List.of(tensor("__metadata__", new long[] {1}, 1));
    assertThatIllegalStateException().isThrownBy(() -> Safetensors.write(file, Map.of(), reserved));
    assertThatIllegalStateException()
        .isThrownBy(() -> Safetensors.write(file, Map.of("sha256", "x"), List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> tensor("a", new long[] {-1, -1}, 1));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void mayBeReplacedWhileItIsOpen() {
    writeSample();
    try (Safetensors read = Safetensors.open(file)) {
      Safetensors.write(file, Map.of(), List.of());
      assertThat(array(read.floats("w"))).hasSize(6).startsWith(1, -2.5f);
    }
    try (Safetensors read = Safetensors.open(file)) {
      assertThat(read.names()).isEmpty();
    }
  }

  @Test
  void refusesAFlippedBitInAnyByte() throws IOException {
    writeSample();
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(13);
    for (int position = 0; position < good.length; position++) {
      for (int bit : random.ints(2, 0, 8).toArray()) {
        byte[] bad = good.clone();
        bad[position] ^= (byte) (1 << bit);
        Files.write(file, bad);
        assertThatThrownBy(() -> Safetensors.open(file))
            .as("bit %d of byte %d", bit, position)
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageStartingWith(file.toString());
      }
    }
  }

  @Test
  void refusesRandomDamageOfAnyLength() throws IOException {
    writeSample();
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(17);
    for (int i = 0; i < 500; i++) {
      byte[] bad = good.clone();
      int from = random.nextInt(bad.length);
      int to = Math.min(bad.length, from + 1 + random.nextInt(64));
      for (int position = from; position < to; position++) {
        bad[position] = (byte) random.nextInt();
      }
      if (!Arrays.equals(bad, good)) {
        Files.write(file, bad);
        refused("");
      }
    }
  }

  @Test
  void refusesATruncationAtAnyByteAndAnythingAppended() throws IOException {
    writeSample();
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      refused("");
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    refused("its tensors take 44 bytes but 45 bytes of data are there");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Files.write(file, new byte[0]);
    refused("it has only 0 bytes");
    byte[] png = new byte[64];
    System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, png, 0, 8);
    Files.write(file, png);
    refused("its header length is 727905341920923785");
    Files.write(file, little(16).putLong(9).array());
    refused("it ends within its header");
    Files.write(file, little(16).putLong(-1).array());
    refused("its header length is -1");
    writeSample();
    byte[] flipped = Files.readAllBytes(file);
    flipped[flipped.length - 1] ^= 1;
    Files.write(file, flipped);
    refused("its checksum does not match its content");
    assertThatThrownBy(() -> Safetensors.open(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(folder.resolve("none") + " does not exist");
    assertThatThrownBy(() -> Safetensors.open(folder)).isInstanceOf(UncheckedIOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | its header is not a JSON object",
        "{\"a\":1} | tensor 'a' has the unknown type ''",
        "{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}} | unknown type 'F31'",
        "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}} | tensor 'a' has no shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}} | tensor 'a' has no data_offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | has no shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.0],\"data_offsets\":[0,4]}} | has no shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}} | has no begin and end",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}} | keys other than",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | of shape [2]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | of shape [1]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | leave a gap at byte 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | take 8 bytes but 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}} | take 0 bytes but 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}} | impossible shape",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[2,4]}} | overlap",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | given twice",
        "{\"a\":null} | 'a' has no value",
        "{\"__metadata__\":{\"k\":1}} | metadata 'k' is not a text",
        "{\"__metadata__\":{\"writer\":\"sluice\"},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | its checksum is missing",
        "{\"__metadata__\":{\"sha256\":\"0\"},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | its checksum is malformed",
        "{\"a\":{ | ends too early",
      })
  void refusesAHeaderThatClaimsWhatIsNotThere(String header, String part) throws IOException {
    writeForeign(header, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    refused(part);
  }

  @Test
  void readsForeignFilesWithoutChecksum() throws IOException {
    writeForeign(
        "{\"b\":{\"shape\":[2],\"data_offsets\":[0,4],\"dtype\":\"BF16\"},"
            + "\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[4,6]},"
            + "\"u\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[6,7]}}   ",
        (byte) 0x80,
        (byte) 0x3f,
        (byte) 0x20,
        (byte) 0xc0,
        (byte) 0x00,
        (byte) 0x3e,
        (byte) 7);
    try (Safetensors read = Safetensors.open(file)) {
      assertThat(read.metadata()).isEmpty();
      assertThat(array(read.floats("b"))).containsExactly(1f, -2.5f);
      assertThat(array(read.floats("h"))).containsExactly(1.5f);
      assertThat(read.data("u").get()).isEqualTo((byte) 7);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read.floats("u"))
          .withMessage(file + ": tensor 'u' is of U8, not of F32, F16 or BF16");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read.longs("b"))
          .withMessage(file + ": tensor 'b' is of BF16, not of I64");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read.floats("bb"))
          .withMessage(file + ": it has no tensor 'bb': did you mean b? Legal: b, h, u");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00e9\ud83d\ude00", "with \"quotes\" and \\", "\"sha256\":\"", "a\nb"})
  void namesAndMetadataMayBeAnyText(String text) {
    Safetensors.write(file, Map.of(text, text), List.of(tensor(text, new long[] {1}, 3)));
    try (Safetensors read = Safetensors.open(file)) {
      assertThat(read.names()).containsExactly(text);
      assertThat(read.metadata()).containsEntry(text, text);
      assertThat(array(read.floats(text))).containsExactly(3);
    }
  }

  @Test
  void widensEveryHalf() {
    assertThat(HalfPrecision.fromFloat16((short) 0x3c00)).isEqualTo(1f);
    assertThat(HalfPrecision.fromFloat16((short) 0x0001)).isEqualTo(0x1p-24f);
    assertThat(HalfPrecision.fromFloat16((short) 0x03ff)).isEqualTo(1023 * 0x1p-24f);
    assertThat(HalfPrecision.fromFloat16((short) 0x0400)).isEqualTo(0x1p-14f);
    assertThat(HalfPrecision.fromFloat16((short) 0x7bff)).isEqualTo(65504f);
    assertThat(HalfPrecision.fromFloat16((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(HalfPrecision.fromFloat16((short) 0xfc00)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(HalfPrecision.fromFloat16((short) 0x8000)).isEqualTo(-0f);
    assertThat(HalfPrecision.fromFloat16((short) 0x7e00)).isNaN();
    float before = Float.NEGATIVE_INFINITY;
    for (int bits = 0xfbff; bits >= 0x8001; bits--) {
      float value = HalfPrecision.fromFloat16((short) bits);
      assertThat(value).isGreaterThan(before);
      assertThat(HalfPrecision.fromFloat16((short) (bits - 0x8000))).isEqualTo(-value);
      before = value;
    }
  }
}
