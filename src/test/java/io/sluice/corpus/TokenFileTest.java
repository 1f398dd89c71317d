package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.data.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenFileTest {
  private static final CodePointsTokenizer NARROW = new CodePointsTokenizer(1 << 16);
  private static final CodePointsTokenizer WIDE = new CodePointsTokenizer((1 << 16) + 1);
  private static final String TEXT = "The fox \uFFFF fled \u8000.";

  @TempDir Path folder;

  @Test
  void idsComeBackInTwoOrFourBytes() throws IOException {
    for (CodePointsTokenizer tokenizer : new CodePointsTokenizer[] {NARROW, WIDE}) {
      Path path = folder.resolve("ids");
      try (TokenFile file = tokenizer.file(path, TEXT)) {
        assertThat(file.count()).isEqualTo(TEXT.length());
        assertThat(file.textBytes()).isEqualTo(TokenizerSamples.utf8(TEXT).length);
        assertThat(file.vocabularySize()).isEqualTo(tokenizer.vocabularySize());
        int[] ids = new int[TEXT.length()];
        file.read(0, ids);
        assertThat(ids).isEqualTo(tokenizer.encode(TEXT));
        int width = tokenizer.equals(NARROW) ? 2 : 4;
        assertThat(Files.size(path)).isEqualTo(128 + (long) width * TEXT.length());
      }
    }
  }

  @Test
  void readingAcrossMapsIsReading() {
    String text = TokenizerSamples.plain(1, 3000);
    Path path = folder.resolve("ids");
    for (CodePointsTokenizer tokenizer : new CodePointsTokenizer[] {NARROW, WIDE}) {
      tokenizer.file(path, text).close();
      int[] all = tokenizer.encode(text);
      Random random = new Random(1);
      try (TokenFile file = TokenFile.open(path, tokenizer, Sha256.of(text), 4096)) {
        for (int i = 0; i < 200; i++) {
          int from = random.nextInt(all.length);
          int[] some = new int[random.nextInt(all.length - from + 1)];
          file.read(from, some);
          assertThat(some).isEqualTo(Arrays.copyOfRange(all, from, from + some.length));
        }
      }
    }
  }

  @Test
  void readingOutsideIsAnError() {
    try (TokenFile file = NARROW.file(folder.resolve("ids"), TEXT)) {
      assertThatThrownBy(() -> file.read(TEXT.length() - 1, new int[2]))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> file.read(-1, new int[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void aClosedFileIsNotRead() {
    TokenFile file = NARROW.file(folder.resolve("ids"), TEXT);
    file.close();
    assertThatThrownBy(() -> file.read(0, new int[1]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void everyDamagedByteIsNoticed() throws IOException {
    byte[] whole = bytes();
    Random random = new Random(1);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 + random.nextInt(255));
      refused(damaged, "delete it, it can be made again");
    }
  }

  @Test
  void everyLengthButTheRightOneIsNoticed() throws IOException {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), length < 128 ? "is not a token file" : "is cut short");
    }
    refused(Arrays.copyOf(whole, whole.length + 3), "has 3 bytes too many");
  }

  @Test
  void aForeignFileIsNoticed() throws IOException {
    refused(TokenizerSamples.utf8("{}".repeat(100)), "is not a token file");
  }

  @Test
  void anotherTokenizerOrTextIsNoticed() {
    Path path = folder.resolve("ids");
    NARROW.file(path, TEXT).close();
    assertThatThrownBy(() -> TokenFile.open(path, WIDE, Sha256.of(TEXT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was written with another tokenizer");
    assertThatThrownBy(() -> TokenFile.open(path, NARROW, Sha256.of("other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds another text");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> TokenFile.open(folder.resolve("none"), NARROW, "0".repeat(64)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("there is no token file");
  }

  @Test
  void anIdOutsideTheVocabularyIsNotWritten() {
    CodePointsTokenizer small = new CodePointsTokenizer(97);
    assertThatThrownBy(() -> small.file(folder.resolve("ids"), "a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("id 97");
    assertThat(folder).isEmptyDirectory();
  }

  private byte[] bytes() throws IOException {
    Path path = folder.resolve("ids");
    NARROW.file(path, TEXT).close();
    return Files.readAllBytes(path);
  }

  private void refused(byte[] bytes, String why) throws IOException {
    Path path = Files.write(folder.resolve("damaged"), bytes);
    assertThatThrownBy(() -> TokenFile.open(path, NARROW, Sha256.of(TEXT)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(path.toString())
        .hasMessageNotContaining("\n");
  }
}
