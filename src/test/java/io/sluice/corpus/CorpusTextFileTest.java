package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.data.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusTextFileTest {
  @TempDir Path folder;

  @Test
  void aTextIsSplitAtACharacter() throws IOException {
    Corpus corpus =
        Corpora.ofText(
            write(TokenizerSamples.utf8("é中😀abcdefg")), Split.of(0.25, OptionalDouble.empty()));
    assertThat(corpus.training()).isEqualTo("é中😀abcd");
    assertThat(corpus.validation()).isEqualTo("efg");
    assertThat(corpus.trainingBytes()).isEqualTo(13);
    assertThat(corpus.validationBytes()).isEqualTo(3);
    assertThat(corpus.entropyNats(HeldOut.VALIDATION, "a")).isEmpty();
    assertThat(corpus.defaultTokenizer().text()).isEqualTo("bytes");
  }

  @Test
  void fingerprintsAreOfTheText() throws IOException {
    Corpus corpus =
        Corpora.ofText(
            write(TokenizerSamples.utf8("abcx")), Split.of(0.25, OptionalDouble.empty()));
    // The published SHA-256 of "abc".
    assertThat(corpus.trainingPart().fingerprint())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(TextPart.of("abc").fingerprint()).isEqualTo(corpus.trainingPart().fingerprint());
    Corpus other =
        Corpora.ofText(
            write(TokenizerSamples.utf8("abcy")), Split.of(0.25, OptionalDouble.empty()));
    assertThat(other.fingerprint()).hasSize(64).isNotEqualTo(corpus.fingerprint());
  }

  @Test
  void partsFromTextAndFromBytesAgree() {
    String text = TokenizerSamples.nasty(3, 2000);
    byte[] bytes = TokenizerSamples.utf8(text);
    assertThat(TextPart.of(text)).isEqualTo(TextPart.of(bytes, 0, bytes.length));
    String astral = "😀".repeat((1 << 19) + 3); // surrogates on the slices' seams
    assertThat(Sha256.of("x" + astral)).isEqualTo(Sha256.of(TokenizerSamples.utf8("x" + astral)));
  }

  @Test
  void aByteOrderMarkIsTakenOff() throws IOException {
    Corpus corpus =
        Corpora.ofText(
            write(TokenizerSamples.utf8("\uFEFFabcd")), Split.of(0.5, OptionalDouble.empty()));
    assertThat(corpus.training()).isEqualTo("ab");
  }

  @Test
  void whatIsNoTextIsRefusedInASentence() throws IOException {
    refused(new byte[0], "text.txt is empty: give a file with text in it");
    refused(TokenizerSamples.utf8("\uFEFF"), "text.txt is empty");
    refused(new byte[] {'a', 'b', 0, 'c'}, "looks binary (byte 2 is zero)");
    refused("abcdé".getBytes(StandardCharsets.ISO_8859_1), "not UTF-8 (byte 4 is 0xE9)");
    refused("ab".getBytes(StandardCharsets.UTF_16LE), "looks binary (byte 1 is zero)");
    refused("日".getBytes(StandardCharsets.UTF_16), "not UTF-8 (byte 0 is 0xFE)");
    refused(new byte[] {'a', (byte) 0xC0, (byte) 0x80, 'b'}, "byte 1 is 0xC0");
    refused(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "byte 0 is 0xED");
    refused(new byte[] {'a'}, "cannot be split with a validation share of 0.5");
    byte[] late = TokenizerSamples.utf8("中".repeat(50_000));
    late[late.length - 1] = 'x';
    refused(late, "byte 149997 is 0xE4");
  }

  @Test
  void aFolderAndAMissingFileAreNamed() {
    assertThatThrownBy(() -> Corpora.ofText(folder, Split.of(0.1, OptionalDouble.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(
            () -> Corpora.ofText(folder.resolve("none.txt"), Split.of(0.1, OptionalDouble.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.txt does not exist");
  }

  @Test
  void aShareOutsideItsRangeIsRefused() {
    for (double share : new double[] {0, 1, -0.1, 1.5, Double.NaN}) {
      assertThatThrownBy(
              () ->
                  Corpora.ofText(
                      folder.resolve("any.txt"), Split.of(share, OptionalDouble.empty())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("between 0 and 1");
    }
  }

  private void refused(byte[] bytes, String why) throws IOException {
    Path file = write(bytes);
    assertThatThrownBy(() -> Corpora.ofText(file, Split.of(0.5, OptionalDouble.empty())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("text.txt"), bytes);
  }
}
