package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpus.huggingface.TokenizerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tokenizer is tried once in a process of its own, which may end without ending this one. */
final class TokenizerProofsTest {
  /** Decoding a token that is shorter than what is to be stripped ends the library's process. */
  private static final TokenizerFile ENDS =
      new TokenizerFile(
          List.of("a"),
          "{\"model\":{\"type\":\"WordLevel\",\"unk_token\":\"a\",\"vocab\":{\"a\":0}},"
              + "\"decoder\":{\"type\":\"Strip\",\"content\":\"a\",\"start\":0,\"stop\":2}}");

  @TempDir Path folder;

  @Test
  void theEndOfTheProcessIsASentence() throws IOException {
    TokenizerProofs proofs = new TokenizerProofs(folder.resolve("proofs"));
    assertThatThrownBy(() -> proofs.require(ENDS, "some.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("some.json cannot be used as a tokenizer")
        .hasMessageContaining("ends the process, exit 134: ")
        .message()
        .hasSizeLessThan(400)
        .doesNotContain("\n");
    assertThat(folder.resolve("proofs")).doesNotExist();
  }

  @Test
  void whatTheLibraryRefusesIsASentence() {
    TokenizerFile nothing = new TokenizerFile(List.of("a"), "{\"model\":{\"type\":\"BPE\"}}");
    assertThatThrownBy(() -> new TokenizerProofs(folder).require(nothing, "some.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("some.json cannot be used as a tokenizer (the native library says: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aProofIsKeptAndSpares() throws IOException {
    TokenizerProofs proofs = new TokenizerProofs(folder.resolve("proofs"));
    String json = TokenizerShapes.wordLevel();
    TokenizerFile file = TokenizerFile.of(TokenizerFile.tree(json, "some.json"), "some.json");
    proofs.require(file, "some.json");
    Path proof = onlyFile();
    FileTime written = Files.getLastModifiedTime(proof);
    proofs.require(file, "some.json");
    assertThat(Files.getLastModifiedTime(proof)).isEqualTo(written);
    Files.writeString(proof, "damaged");
    proofs.require(file, "some.json");
    assertThat(onlyFile()).isEqualTo(proof).content().hasSize(64);
    assertThat(proof.getFileName().toString()).startsWith("tokenizer-").endsWith(".proof");
  }

  @Test
  void withoutAPlaceForTheProofItIsTriedEachTime() throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "");
    String json = TokenizerShapes.wordLevel();
    TokenizerFile good = TokenizerFile.of(TokenizerFile.tree(json, "some.json"), "some.json");
    assertThatCode(() -> new TokenizerProofs(file.resolve("below")).require(good, "some.json"))
        .doesNotThrowAnyException();
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("proofs"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }
}
