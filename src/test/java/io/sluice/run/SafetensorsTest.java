package io.sluice.run;

import static io.sluice.run.SafetensorsSamples.array;
import static io.sluice.run.SafetensorsSamples.tensor;
import static io.sluice.run.SafetensorsSamples.writeSample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("model.safetensors");
  }

  @Test
  void readsWhatItWrites() {
    writeSample(file);
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
      assertThat(read.data("ids").asLongBuffer().get(0)).isEqualTo(-1);
      assertThat(read.data("ids").asLongBuffer().get(1)).isEqualTo(1L << 40);
      assertThat(read.metadata()).containsEntry("step", "12").containsEntry("format", "pt");
      assertThat(read.data("w").order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
      assertThat(read.data("w").isDirect()).isTrue();
    }
  }

  @Test
  void itsFingerprintIsThatOfTheWholeFile() throws Exception {
    writeSample(file);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    try (Safetensors read = Safetensors.open(file)) {
      assertThat(read.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void mayBeReplacedWhileItIsOpen() {
    writeSample(file);
    try (Safetensors read = Safetensors.open(file)) {
      Safetensors.write(file, Map.of(), List.of());
      assertThat(array(read.floats("w"))).hasSize(6).startsWith(1, -2.5f);
    }
    try (Safetensors read = Safetensors.open(file)) {
      assertThat(read.names()).isEmpty();
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
  void aNumberAmongTheTextsIsOneOrIsNamed() {
    for (String wrong : new String[] {"abc", "", "-1", "1.5", "9".repeat(19), "1\n2"}) {
      Safetensors.write(file, Map.of("step", wrong), List.of());
      try (Safetensors tensors = Safetensors.open(file)) {
        assertThatThrownBy(() -> tensors.number("step"))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(file + ": metadata 'step' is '")
            .hasMessageContaining("where a whole number belongs")
            .hasMessageNotContaining("\n");
      }
    }
    Safetensors.write(file, Map.of("step", "12"), List.of());
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(tensors.number("step")).hasValue(12);
      assertThat(tensors.number("epoch")).isEmpty();
    }
  }
}
