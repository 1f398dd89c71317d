package io.sluice.run;

import static io.sluice.run.SafetensorsSamples.array;
import static io.sluice.run.SafetensorsSamples.refused;
import static io.sluice.run.SafetensorsSamples.writeForeign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that other toolkits wrote, or claim to have written. */
class ForeignSafetensorsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("model.safetensors");
  }

  @Test
  void readsForeignFilesWithoutChecksum() throws IOException {
    writeForeign(
        file,
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
          .isThrownBy(() -> read.doubles("b"))
          .withMessage(file + ": tensor 'b' is of BF16, not of F64");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read.floats("bb"))
          .withMessage(file + ": it has no tensor 'bb': did you mean b? Legal: b, h, u");
    }
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
    writeForeign(file, header, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
    refused(file, part);
  }
}
