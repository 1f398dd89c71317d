package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every lossless tokenizer must do with texts that are hard to cut. */
final class TokenizerContractTest {
  private static final int TEXTS = 60;

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> everyTokenizerKeepsTheContract() {
    StringBuilder all = new StringBuilder();
    for (int seed = 0; seed < TEXTS; seed++) {
      all.append(TokenizerSamples.nasty(seed, 200)).append('\n');
    }
    Corpus corpus = TokenizerSamples.corpus(all.toString(), "a");
    List<Tokenizer> tokenizers =
        List.of(
            CharactersTokenizer.of(corpus),
            new BytesTokenizer(),
            WordsTokenizer.of(corpus),
            TokenizerSamples.byteLevel());
    return tokenizers.stream()
        .map(t -> DynamicTest.dynamicTest(t.getClass().getSimpleName(), () -> check(t)))
        .toList();
  }

  private void check(Tokenizer tokenizer) {
    for (int seed = 0; seed < TEXTS; seed++) {
      String text = TokenizerSamples.nasty(seed, 200);
      if (tokenizer instanceof WordsTokenizer) {
        text = "\n" + text + "\n"; // so that it has the words of the joined text and no others
      }
      int[] ids = tokenizer.encode(text);
      assertThat(Arrays.stream(ids)).allMatch(id -> id >= 0 && id < tokenizer.vocabularySize());
      assertThat(tokenizer.decode(ids)).isEqualTo(text);
      assertThat(joinedBytes(tokenizer, ids)).isEqualTo(TokenizerSamples.utf8(text));
      assertThat(streamed(tokenizer, ids)).isEqualTo(text);
      for (int longest : new int[] {1, 5, 60, 1000}) {
        assertThat(TokenizerSamples.inPieces(tokenizer, text, seed, longest)).isEqualTo(ids);
      }
    }
    assertThat(tokenizer.encode("")).isEmpty();
    assertThatThrownBy(() -> tokenizer.bytes(tokenizer.vocabularySize()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ids go from 0 to " + (tokenizer.vocabularySize() - 1));
    assertThatThrownBy(() -> tokenizer.decode(new int[] {-1}))
        .isInstanceOf(IllegalArgumentException.class);
    checkSaving(tokenizer);
  }

  private void checkSaving(Tokenizer tokenizer) {
    Path file = folder.resolve(tokenizer.getClass().getSimpleName() + ".json");
    tokenizer.save(file);
    String text = "\n" + TokenizerSamples.nasty(1, 200) + "\n";
    try (Tokenizer back = Tokenizers.load(file, new TokenizerProofs(folder))) {
      assertThat(back.fingerprint()).isEqualTo(tokenizer.fingerprint()).hasSize(64);
      assertThat(back.vocabularySize()).isEqualTo(tokenizer.vocabularySize());
      assertThat(back.encode(text)).isEqualTo(tokenizer.encode(text));
    }
  }

  private static byte[] joinedBytes(Tokenizer tokenizer, int... ids) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int id : ids) {
      joined.writeBytes(tokenizer.bytes(id));
    }
    return joined.toByteArray();
  }

  private static String streamed(Tokenizer tokenizer, int... ids) {
    Utf8Stream stream = new Utf8Stream();
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append(stream.append(tokenizer.bytes(id)));
    }
    return text.append(stream.finish()).toString();
  }
}
