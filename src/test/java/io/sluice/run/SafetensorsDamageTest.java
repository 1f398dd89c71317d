package io.sluice.run;

import static io.sluice.run.SafetensorsSamples.little;
import static io.sluice.run.SafetensorsSamples.refused;
import static io.sluice.run.SafetensorsSamples.writeSample;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No damage goes unnoticed. */
class SafetensorsDamageTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("model.safetensors");
  }

  @Test
  void refusesAFlippedBitInAnyByte() throws IOException {
    writeSample(file);
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
    writeSample(file);
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
        refused(file, "");
      }
    }
  }

  @Test
  void refusesATruncationAtAnyByteAndAnythingAppended() throws IOException {
    writeSample(file);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      refused(file, "");
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    refused(file, "its tensors take 44 bytes but 45 bytes of data are there");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Files.write(file, new byte[0]);
    refused(file, "it has only 0 bytes");
    byte[] png = new byte[64];
    System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, png, 0, 8);
    Files.write(file, png);
    refused(file, "its header length is 727905341920923785");
    Files.write(file, little(16).putLong(9).array());
    refused(file, "it ends within its header");
    Files.write(file, little(16).putLong(-1).array());
    refused(file, "its header length is -1");
    writeSample(file);
    byte[] flipped = Files.readAllBytes(file);
    flipped[flipped.length - 1] ^= 1;
    Files.write(file, flipped);
    refused(file, "its checksum does not match its content");
    assertThatThrownBy(() -> Safetensors.open(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(folder.resolve("none") + " does not exist");
    assertThatThrownBy(() -> Safetensors.open(folder)).isInstanceOf(UncheckedIOException.class);
  }
}
