package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vocabularies come from the training part; what they do not have is spelled in bytes. */
final class SpelledVocabularyTest {
  private static final int BYTES = 256;

  @TempDir Path folder;

  private enum Kind {
    CHARACTERS(CharactersTokenizer::of),
    WORDS(WordsTokenizer::of);

    private final Function<Corpus, Tokenizer> make;

    Kind(Function<Corpus, Tokenizer> make) {
      this.make = make;
    }

    Tokenizer of(String training, String validation) {
      return make.apply(TokenizerSamples.corpus(training, validation));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theValidationPartAddsNothingToAVocabulary(Kind kind) {
    String training = TokenizerSamples.nasty(1, 400);
    String fingerprint = kind.of(training, "zebra Ω").fingerprint();
    for (int seed = 2; seed < 30; seed++) {
      String validation = TokenizerSamples.nasty(seed, 50) + " zebra" + seed + " Ω";
      assertThat(kind.of(training, validation).fingerprint()).isEqualTo(fingerprint);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aValidationPartWithoutAnythingNewNeedsNoBytes(Kind kind) {
    String training = "the cat, the cat in the hat\n";
    assertThat(kind.of(training, "the hat").vocabularySize())
        .isEqualTo(kind == Kind.CHARACTERS ? 10 : 7);
  }

  @ParameterizedTest
  @EnumSource
  void whatOccursOnceIsSpelledInTheTrainingPartToo(Kind kind) {
    Tokenizer tokenizer = kind.of("a a b b q", "z");
    int symbols = tokenizer.vocabularySize() - BYTES;
    assertThat(tokenizer.encode("q")).containsExactly(symbols + 'q');
    assertThat(tokenizer.encode("z")).containsExactly(symbols + 'z');
    assertThat(tokenizer.encode("é")).containsExactly(symbols + 0xC3, symbols + 0xA9);
  }

  @ParameterizedTest
  @EnumSource
  void everyTextComesBackFromItsIds(Kind kind) {
    Tokenizer tokenizer = kind.of(TokenizerSamples.plain(1, 200), "Ω");
    Path file = folder.resolve("tokenizer.json");
    tokenizer.save(file);
    try (Tokenizer read = Tokenizers.load(file, new TokenizerProofs(folder.resolve("proofs")))) {
      assertThat(read.fingerprint()).isEqualTo(tokenizer.fingerprint());
      for (int seed = 0; seed < 40; seed++) {
        String text = TokenizerSamples.nasty(seed, 300);
        int[] ids = tokenizer.encode(text);
        assertThat(tokenizer.decode(ids)).isEqualTo(text);
        assertThat(read.encode(text)).isEqualTo(ids);
        assertThat(TokenizerSamples.inPieces(tokenizer, text, seed, 30)).isEqualTo(ids);
      }
    }
  }

  /** So what a model gives to texts is never more than what it gives to sequences of ids: 1. */
  @ParameterizedTest
  @EnumSource
  void noTwoTextsHaveTheSameIds(Kind kind) {
    Tokenizer tokenizer = kind.of("ab ab aé aé", "zebra");
    Map<List<Integer>, String> texts = new HashMap<>();
    List<String> all = new ArrayList<>(List.of(""));
    for (int i = 0; i < all.size() && all.size() < 20_000; i++) {
      for (String symbol : List.of("a", "b", " ", "é", "\n", "-")) {
        all.add(all.get(i) + symbol);
      }
    }
    for (String text : all) {
      List<Integer> ids = Arrays.stream(tokenizer.encode(text)).boxed().toList();
      assertThat(texts.put(ids, text)).as(text).isNull();
    }
  }

  @Test
  void aWordAsLongAsItsTextIsSpelledAndNotKept() {
    String word = "word".repeat(1000);
    Tokenizer words = Kind.WORDS.of(word + "\n" + word + "\n" + word, word);
    assertThat(words.vocabularySize()).isEqualTo(1 + BYTES);
    assertThat(words.decode(words.encode(word))).isEqualTo(word);
  }
}
