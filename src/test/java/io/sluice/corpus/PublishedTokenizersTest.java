package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.sluice.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files in the shapes of published ones are let in, and mean what they say. */
final class PublishedTokenizersTest {
  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  @TempDir static Path proofs;
  @TempDir Path folder;

  static Stream<String> names() {
    return TokenizerShapes.byName().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theIdsAreThoseOfTheWholeFile(String name) throws IOException {
    String json = TokenizerShapes.byName().get(name);
    Path file = Files.writeString(folder.resolve("tokenizer.json"), json);
    try (Tokenizer tokenizer = Tokenizers.load(file, new TokenizerProofs(proofs))) {
      assertThat(tokenizer.fingerprint()).isEqualTo(Sha256.of(json));
      long whole = LIBRARY.createTokenizerFromString(json);
      LIBRARY.disableTruncation(whole);
      LIBRARY.disablePadding(whole);
      for (int seed = 0; seed < 10; seed++) {
        String text = TokenizerSamples.plain(seed, 60) + TokenizerSamples.nasty(seed, 60);
        long encoding = LIBRARY.encode(whole, text, false);
        long[] ids = LIBRARY.getTokenIds(encoding);
        LIBRARY.deleteEncoding(encoding);
        assertThat(Arrays.stream(tokenizer.encode(text)).asLongStream().toArray()).isEqualTo(ids);
        assertThat(tokenizer.decode(tokenizer.encode(text)))
            .isEqualTo(LIBRARY.decode(whole, ids, false));
      }
      LIBRARY.deleteTokenizer(whole);
    }
  }
}
