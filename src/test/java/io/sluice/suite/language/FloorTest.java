package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.corpus.Corpora;
import io.sluice.corpus.Corpus;
import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.corpus.fables.Fables;
import io.sluice.corpus.fables.Recogniser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      double whole = Recogniser.nats(text.corpus().validation());
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

  /** Tokenizers as Llama's put a space before a text, which is a token or a part of one. */
  @ParameterizedTest
  @CsvSource({"'', ''", "'[\"▁\", \"L\"]', L"})
  void aSpaceThatTheTokenizerPutsBeforeTheTextIsNotOfTheText(String merges, String beginning)
      throws IOException {
    try (TokenizedCorpus text = tokenized(characters("null", merges))) {
      double whole = Recogniser.nats(text.corpus().validation());
      assertThat(text.corpus().validation()).startsWith("Long ago");
      assertThat(text.validation().lostBytes()).isZero();
      assertThat(
              TokenizedCorpus.given(
                  text.corpus(), HeldOut.VALIDATION, text.validation(), text.tokenizer()))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(beginning);
      assertThat(text.floorNats().orElseThrow() * (text.validation().count() - 1))
          .isCloseTo(whole - Fables.beginningNats(beginning), within(1e-6));
    }
  }

  /** A model of the text in small letters may have a lower loss than the text's true entropy. */
  @Test
  void whereTheTokenizerChangesTheTextThereIsNone() throws IOException {
    try (TokenizedCorpus text = tokenized(characters("{\"type\": \"Lowercase\"}", ""))) {
      assertThat(text.validation().lostBytes()).isPositive();
      assertThat(text.floorNats()).isEmpty();
    }
  }

  /** A tokenizer.json with the characters of the fables and the space that is written ▁. */
  private String characters(String normalizer, String merges) throws IOException {
    List<String> symbols =
        new ArrayList<>(
            "\n!\"',-.:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz▁"
                .chars()
                .mapToObj(Character::toString)
                .toList());
    symbols.addAll(merges.isEmpty() ? List.of() : List.of("▁L"));
    ObjectNode vocabulary = JsonNodeFactory.instance.objectNode();
    symbols.forEach(symbol -> vocabulary.put(symbol, vocabulary.size()));
    String metaspace =
        "{\"type\": \"Metaspace\", \"replacement\": \"▁\", \"prepend_scheme\": \"always\","
            + " \"split\": true}";
    String json =
        """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
         "normalizer": %s, "pre_tokenizer": %s, "post_processor": null, "decoder": %s,
         "model": {"type": "BPE", "dropout": null, "unk_token": null, "fuse_unk": false,
                   "byte_fallback": false, "vocab": %s, "merges": [%s]}}
        """
            .formatted(normalizer, metaspace, metaspace, vocabulary, merges);
    return Files.writeString(folder.resolve("tokenizer.json"), json).toString();
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
