package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenizerChoiceTest {
  private final Corpus corpus = TokenizerSamples.corpus("a bc", "a");
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"characters", "bytes", "words", "gpt2", "tokenizer.json", "./here", "a/b", "/a"})
  void aChoiceReadsBackFromItsText(String text) {
    TokenizerChoice choice = TokenizerChoice.of(text);
    assertThat(TokenizerChoice.of(choice.text())).isEqualTo(choice);
    assertThat(choice).hasToString(choice.text());
  }

  @Test
  void aNameWithATrailingSlashReadsBackToo() {
    TokenizerChoice choice = TokenizerChoice.of("mine/");
    assertThat(TokenizerChoice.of(choice.text()).path().orElseThrow().normalize())
        .isEqualTo(choice.path().orElseThrow());
  }

  @Test
  void anUnknownWordGetsTheNearest() {
    assertThatThrownBy(() -> TokenizerChoice.of("byte"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown tokenizer 'byte': did you mean bytes?")
        .hasMessageContaining("path of a tokenizer.json");
  }

  @Test
  void everyWordBuildsItsTokenizer() {
    assertThat(build("characters").vocabularySize()).isEqualTo(4);
    assertThat(build("bytes").vocabularySize()).isEqualTo(256);
    assertThat(build("words").vocabularySize()).isEqualTo(2);
    assertThatThrownBy(() -> build("gpt2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gpt2-tokenizer")
        .hasMessageContaining("SLUICE_DATA");
  }

  @Test
  void aPathBuildsTheTokenizerOfAFileOrFolder() throws IOException {
    String json = TokenizerSamples.byteLevelJson();
    Files.writeString(folder.resolve("tokenizer.json"), json);
    for (Path path : new Path[] {folder, folder.resolve("tokenizer.json")}) {
      try (Tokenizer tokenizer = build(path.toString())) {
        assertThat(tokenizer.vocabularySize()).isEqualTo(275);
        assertThat(tokenizer.fingerprint()).isEqualTo(Sha256.of(json));
      }
    }
  }

  @Test
  void whatIsNoTokenizerIsRefusedInASentence() throws IOException {
    refused(folder, "has neither a tokenizer.json nor vocab.json");
    refused(folder.resolve("none.json"), "there is no tokenizer");
    refused(write("not json"), "is not JSON (line 1)");
    refused(write("{\"model\": {\"type\": \"NoSuchModel\"}}"), "model.type is \"NoSuchModel\"");
    refused(write("{\"type\": \"words\"}"), "words");
    refused(write("{\"type\": \"words\", \"words\": [\"a\", \"a\"]}"), "there twice");
    refused(write("{\"type\": \"characters\", \"symbols\": \"ba\"}"), "order");
    refused(write("{\"type\": \"syllables\"}"), "syllables");
    refused(write("{}"), "type");
  }

  private Tokenizer build(String text) {
    return TokenizerChoice.of(text)
        .build(corpus, folder, new TokenizerProofs(folder.resolve("proofs")));
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("bad.json"), json);
  }

  private void refused(Path path, String why) {
    assertThatThrownBy(() -> build(path.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageContaining(path.getFileName().toString())
        .hasMessageNotContaining("\n");
  }
}
