package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.Corpus;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.corpus.fables.Fables;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The floor of the fables is of the same tokens as a loss. */
final class FloorTest {
  /** The ids that all runs and studies so far were trained with. */
  private static final String WORDS = "a5f3397648f8";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"words", "bytes"})
  void theFirstTokenIsGivenAndNotCounted(String tokenizer) {
    try (TokenizedCorpus text = tokenized(tokenizer)) {
      double whole = Fables.nats(text.corpus().validation());
      String validation = text.corpus().validation();
      String word = validation.replaceAll("(?s)[^A-Za-z].*", "");
      String first = tokenizer.equals("words") ? word : validation.substring(0, 1);
      long tokens = text.validation().count();
      double floor = text.floorNats().orElseThrow();
      assertThat(floor * (tokens - 1)).isCloseTo(whole - Fables.beginningNats(first), within(1e-6));
      assertThat(floor).isLessThan(whole / tokens);
    }
  }

  @Test
  void theWordsKeepTheirIds() {
    try (TokenizedCorpus text = tokenized("words")) {
      assertThat(text.tokenizer().vocabularySize()).isEqualTo(1010);
      assertThat(text.tokenizer().fingerprint()).startsWith(WORDS);
      assertThat(text.floorNats().orElseThrow()).isCloseTo(0.52421, within(1e-5));
    }
  }

  private TokenizedCorpus tokenized(String tokenizer) {
    TextSources sources =
        new TextSources(
            Corpora.in(Path.of("corpora"), folder), folder, new TokenCache(folder.resolve("ids")));
    Corpus corpus = sources.open(CorpusChoice.named("fables"));
    return sources.tokenize(
        corpus, TokenizerChoice.of(tokenizer).build(corpus, folder, sources.cache().proofs()));
  }
}
