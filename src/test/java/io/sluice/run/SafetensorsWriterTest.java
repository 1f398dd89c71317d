package io.sluice.run;

import static io.sluice.run.SafetensorsSamples.array;
import static io.sluice.run.SafetensorsSamples.floats;
import static io.sluice.run.SafetensorsSamples.tensor;
import static io.sluice.run.SafetensorsSamples.writeSample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("model.safetensors");
  }

  @Test
  void hasTheLayoutOfTheFormat() throws IOException {
    writeSample(file);
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
    writeSample(file);
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
}
