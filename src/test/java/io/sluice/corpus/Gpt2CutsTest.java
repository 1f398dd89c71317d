package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The kinds of characters are compared with the native library's own. */
final class Gpt2CutsTest {
  /** Gives one id for each word of GPT-2's rule, whatever is in it. */
  private static final String WORDS =
      """
      {"added_tokens": [], "normalizer": null, "post_processor": null, "decoder": null,
       "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false,
         "trim_offsets": true, "use_regex": true},
       "model": {"type": "WordLevel", "unk_token": "?", "vocab": {"?": 0}}}
      """;

  @Test
  void theKindOfEveryCharacterIsTheLibrarys() {
    List<String> wrong = new ArrayList<>();
    try (Tokenizer words = TokenizerSamples.parse(WORDS)) {
      for (Gpt2Cuts.Kind kind : Gpt2Cuts.Kind.values()) {
        List<Integer> all = charactersOf(kind);
        for (int from = 0; from < all.size(); from += 256) {
          List<Integer> some = all.subList(from, Math.min(all.size(), from + 256));
          if (count(words, some) != expected(kind, some.size())) {
            some.stream()
                .filter(c -> count(words, List.of(c)) != expected(kind, 1))
                .forEach(c -> wrong.add(Integer.toHexString(c) + " is no " + kind));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<Integer> charactersOf(Gpt2Cuts.Kind kind) {
    List<Integer> all = new ArrayList<>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      if (kind != Gpt2Cuts.Kind.UNCERTAIN && c != '\'' && !surrogate && Gpt2Cuts.kind(c) == kind) {
        all.add(c);
      }
    }
    return all;
  }

  /** Each character stands between a letter, a digit and a mark, which show what it goes with. */
  private static int count(Tokenizer words, List<Integer> characters) {
    return words.encode(
            characters.stream()
                .map(Character::toString)
                .map(c -> "a" + c + "a\n1" + c + "1\n." + c + ".\n")
                .collect(Collectors.joining()))
        .length;
  }

  private static int expected(Gpt2Cuts.Kind kind, int characters) {
    return kind == Gpt2Cuts.Kind.UNCERTAIN ? 0 : characters * (1 + 3 + 3 + 3);
  }
}
