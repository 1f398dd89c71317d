package io.sluice.corpus;

import java.util.BitSet;
import java.util.Collection;

/**
 * Places where GPT-2's rule for words always ends one word and begins the next, whatever stands
 * further away.
 *
 * <p>The rule is the expression {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+|
 * ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}, matched again and again from the left. It never looks back, so
 * a text may be cut wherever a word surely ends, provided that the words before the cut do not
 * depend on what follows it. Only a run of white space does, through {@code (?!\S)}; a run of one
 * is a word of its own with or without it. The places below look at ASCII characters alone, about
 * which all versions of Unicode agree:
 *
 * <ul>
 *   <li>before a space between two visible characters;
 *   <li>before a newline after a visible character;
 *   <li>after a newline between two visible characters;
 *   <li>between two visible characters of which one is a letter, a digit or neither and the other
 *       is not the same, unless the first is an apostrophe.
 * </ul>
 *
 * <p>Tokens added to the vocabulary, such as {@code <|endoftext|>}, are found in the text before
 * the rule is applied; so no cut is made between two characters that are neighbours in one of them.
 */
final class Gpt2Cuts {
  private static final int ASCII = 128;

  private final BitSet together = new BitSet(ASCII * ASCII);

  Gpt2Cuts(Collection<String> addedTokens) {
    for (String token : addedTokens) {
      for (int i = 1; i < token.length(); i++) {
        if (token.charAt(i - 1) < ASCII && token.charAt(i) < ASCII) {
          together.set(pair(token.charAt(i - 1), token.charAt(i)));
        }
      }
    }
  }

  /** The first such place from {@code from} on, or {@code to}. */
  int next(String text, int from, int to) {
    for (int i = Math.max(1, from); i < to; i++) {
      if (isCut(text, i)) {
        return i;
      }
    }
    return to;
  }

  private boolean isCut(String text, int i) {
    char before = text.charAt(i - 1);
    char after = text.charAt(i);
    boolean ends;
    if (after == ' ') {
      ends = isVisible(before) && i + 1 < text.length() && isVisible(text.charAt(i + 1));
    } else if (after == '\n') {
      ends = isVisible(before);
    } else if (before == '\n') {
      ends = isVisible(after) && i > 1 && isVisible(text.charAt(i - 2));
    } else {
      ends = isVisible(before) && isVisible(after) && before != '\'' && kind(before) != kind(after);
    }
    return ends && !together.get(pair(before, after));
  }

  private static int pair(char before, char after) {
    return before * ASCII + after;
  }

  static boolean isVisible(char c) {
    return c > ' ' && c <= '~';
  }

  private static int kind(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      return 0;
    }
    return c >= '0' && c <= '9' ? 1 : 2;
  }
}
