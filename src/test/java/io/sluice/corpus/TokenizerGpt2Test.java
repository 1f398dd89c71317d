package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GPT-2's own ids, from its vocab.json and merges.txt. */
final class TokenizerGpt2Test {
  @TempDir static Path proofs;

  private static Path data;
  private static Tokenizer gpt2;

  @BeforeAll
  static void load() {
    String folder = System.getenv(DataDirectory.VARIABLE);
    Assumptions.assumeTrue(folder != null, "SLUICE_DATA is not set: GPT-2's files are not here");
    data = Path.of(folder);
    gpt2 =
        TokenizerChoice.of("gpt2")
            .build(TokenizerSamples.corpus("a", "b"), data, new TokenizerProofs(proofs));
  }

  @AfterAll
  static void close() {
    if (gpt2 != null) {
      gpt2.close();
    }
  }

  @Test
  void knownTexts() {
    assertThat(gpt2.vocabularySize()).isEqualTo(50_257);
    assertThat(gpt2.encode("Hello world")).containsExactly(15496, 995);
    assertThat(gpt2.encode(" the")).containsExactly(262);
    assertThat(gpt2.encode("Hello, world!")).containsExactly(15496, 11, 995, 0);
    assertThat(gpt2.encode("The quick brown fox jumps over the lazy dog"))
        .containsExactly(464, 2068, 7586, 21831, 18045, 625, 262, 16931, 3290);
    assertThat(gpt2.encode("\n")).containsExactly(198);
    assertThat(gpt2.encode("\n\n")).containsExactly(628);
    assertThat(gpt2.encode("a<|endoftext|>b")).containsExactly(64, 50256, 65);
    assertThat(gpt2.bytes(262)).isEqualTo(TokenizerSamples.utf8(" the"));
    assertThat(gpt2.bytes(50256)).isEqualTo(TokenizerSamples.utf8("<|endoftext|>"));
  }

  @Test
  void piecesOfNastyTextGiveTheIdsOfTheWhole() {
    for (int seed = 0; seed < 60; seed++) {
      String text = TokenizerSamples.nasty(seed, 400);
      int[] whole = gpt2.encode(text);
      assertThat(gpt2.decode(whole)).isEqualTo(text);
      assertThat(TokenizerSamples.inPieces(gpt2, text, seed, 1)).isEqualTo(whole);
      assertThat(TokenizerSamples.inPieces(gpt2, text, seed, 100)).isEqualTo(whole);
    }
  }

  @Test
  void piecesOfRealTextGiveTheIdsOfTheWhole() throws IOException {
    for (String name :
        new String[] {
          "tinyshakespeare/input.txt", "tinystories/stories.txt", "wikitext-2/valid.txt"
        }) {
      String text = Files.readString(data.resolve(name)).substring(0, 200_000);
      assertThat(TokenizerSamples.inPieces(gpt2, text, 1, 5000)).isEqualTo(gpt2.encode(text));
    }
  }
}
