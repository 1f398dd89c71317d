package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpus.huggingface.TokenizerFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts in which no word and no line ends are encoded in pieces all the same. */
final class EndlessTextTest {
  private static final int LENGTH = 20_000;
  private static final int PIECE = 3_000;

  private static final long MOST_BYTES = 1 << 20;

  /** What a piece may be longer than wanted. */
  private static final int MORE = InnerCuts.REACH + 2 * RunUp.LENGTH;

  @TestFactory
  List<DynamicTest> everyTokenizerCutsThemAndKeepsTheIds() {
    Map<String, Tokenizer> tokenizers = new LinkedHashMap<>();
    Corpus spelled = TokenizerSamples.corpus("the cat the cat\n", "zebra");
    tokenizers.put("bytes", new BytesTokenizer());
    tokenizers.put("characters", CharactersTokenizer.of(spelled));
    tokenizers.put("words", WordsTokenizer.of(spelled));
    tokenizers.put("byte-level", TokenizerSamples.byteLevel());
    tokenizers.put("sentencepiece", TokenizerSamples.sentencePiece());
    tokenizers.put("unigram", TokenizerSamples.unigram());
    tokenizers.put("word-level", TokenizerSamples.wordLevel());
    tokenizers.put("word-piece", TokenizerSamples.wordPiece());
    tokenizers.put("joins-newlines", TokenizerSamples.joinsNewlines());
    List<DynamicTest> tests = new ArrayList<>();
    tokenizers.forEach(
        (name, tokenizer) ->
            TokenizerSamples.endless(LENGTH)
                .forEach(
                    text ->
                        tests.add(
                            DynamicTest.dynamicTest(
                                name + ": " + text.substring(0, 12),
                                () -> check(tokenizer, text)))));
    return tests;
  }

  private static void check(Tokenizer tokenizer, String text) {
    List<Integer> ids = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int wanted = from + PIECE;
      int to = wanted >= text.length() ? text.length() : tokenizer.nextCut(text, from, wanted);
      assertThat(to - from).isLessThanOrEqualTo(PIECE + MORE);
      for (int id : tokenizer.encode(text, from, to)) {
        ids.add(id);
      }
      from = to;
    }
    assertThat(ids.stream().mapToInt(id -> id).toArray()).isEqualTo(tokenizer.encode(text));
  }

  @Test
  void whatHangsTogetherEverywhereIsRefusedAndNotEncodedWhole() {
    InnerCuts cuts = new InnerCuts((text, from, to) -> Optional.of(new int[] {to}));
    String text = "a".repeat(2 * InnerCuts.LONGEST_PIECE);
    assertThatThrownBy(() -> cuts.next(text, 7, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from character 8 on")
        .hasMessageContaining("train with --tokenizer bytes");
  }

  /** Whoever evaluates or generates has no option of a tokenizer. */
  @Test
  void whatTheLibraryIsNotAskedIsRefusedWithAdviceForAllCommands() {
    try (NativeTokenizer library =
        NativeTokenizer.parse(TokenizerSamples.byteLevelJson(), "sample")) {
      assertThatThrownBy(() -> library.encode("a".repeat(TokenizerFile.LONGEST_TEXT + 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("put line breaks into it, or train with --tokenizer bytes");
    }
    String closed =
        """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
         "normalizer": null, "pre_tokenizer": null, "post_processor": null, "decoder": null,
         "model": {"type": "WordLevel", "unk_token": "[UNK]", "vocab": {"a": 0}}}
        """;
    try (NativeTokenizer library = NativeTokenizer.parse(closed, "sample")) {
      assertThatThrownBy(() -> library.encode("b"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("): train with a --tokenizer that knows every text");
    }
  }

  @Test
  void rememberedWordsTakeABoundedMemory() {
    try (NativeTokenizer library =
        NativeTokenizer.parse(TokenizerSamples.byteLevelJson(), "sample")) {
      RememberedWords words = new RememberedWords(library, new Gpt2Cuts(List.of()), MOST_BYTES);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 1_000; i++) {
        text.append(' ').append(Integer.toString(i * 7919 + 1_000_000, 36)).append('x');
      }
      long most = 0;
      for (int times = 0; times < 30; times++) {
        String other = text.toString().replace('x', (char) ('А' + times));
        words.encode(other, 0, other.length());
        most = Math.max(most, words.rememberedBytes());
      }
      assertThat(most).isBetween(MOST_BYTES / 2, MOST_BYTES);
    }
  }
}
