package io.sluice.corpus;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Places where GPT-2's rule for words always ends one word and begins the next, whatever stands
 * further away.
 *
 * <p>The rule is the expression {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+|
 * ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}, matched again and again from the left. It never looks back, so
 * a text may be cut wherever a word surely ends, provided that the words before the cut do not
 * depend on what follows it. Only a run of white space does, through {@code (?!\S)}; a run of one
 * is a word of its own with or without it. The places below look only at characters about whose
 * kind ("letter", "digit" or "mark") all versions of Unicode agree, see {@link #kind}:
 *
 * <ul>
 *   <li>before a space between two visible characters;
 *   <li>before a newline after a visible character;
 *   <li>after a newline between two visible characters;
 *   <li>between two visible characters of different kinds, unless the first is an apostrophe.
 * </ul>
 *
 * <p>Tokens added to the vocabulary, such as {@code <|endoftext|>}, are found in the text before
 * the rule is applied; so no cut is made between two characters that are neighbours in one of them.
 */
final class Gpt2Cuts {
  private static final int ASCII = 128;

  private final BitSet together = new BitSet(ASCII * ASCII);
  private final Set<String> togetherBeyond = new HashSet<>();

  Gpt2Cuts(Collection<String> addedTokens) {
    for (String token : addedTokens) {
      for (int i = 1; i < token.length(); i++) {
        if (token.charAt(i - 1) < ASCII && token.charAt(i) < ASCII) {
          together.set(token.charAt(i - 1) * ASCII + token.charAt(i));
        } else {
          togetherBeyond.add(token.substring(i - 1, i + 1));
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

  /** Whether a word surely ends at a place that is neither the beginning nor the end. */
  boolean isCut(String text, int i) {
    char before = text.charAt(i - 1);
    char after = text.charAt(i);
    boolean ends;
    if (after == ' ') {
      ends = isVisibleBefore(text, i) && isVisibleAt(text, i + 1);
    } else if (after == '\n') {
      ends = isVisibleBefore(text, i);
    } else if (before == '\n') {
      ends = isVisibleAt(text, i) && isVisibleBefore(text, i - 1);
    } else if (before == '\'' || Character.isLowSurrogate(after)) {
      ends = false;
    } else {
      Kind left = kind(before < ASCII ? before : text.codePointBefore(i));
      Kind right = kind(after < ASCII ? after : text.codePointAt(i));
      ends = left != right && left != Kind.UNCERTAIN && right != Kind.UNCERTAIN;
    }
    return ends && !areTogether(text, i);
  }

  private boolean areTogether(String text, int i) {
    char before = text.charAt(i - 1);
    char after = text.charAt(i);
    return Math.max(before, after) < ASCII
        ? together.get(before * ASCII + after)
        : togetherBeyond.contains(text.substring(i - 1, i + 1));
  }

  private static boolean isVisibleBefore(String text, int i) {
    return i > 0 && isVisible(text.codePointBefore(i));
  }

  private static boolean isVisibleAt(String text, int i) {
    return i < text.length() && isVisible(text.codePointAt(i));
  }

  /** Whether this is surely no white space. */
  static boolean isVisible(int codePoint) {
    return kind(codePoint) != Kind.UNCERTAIN;
  }

  /** What the rule tells apart. */
  enum Kind {
    LETTER,
    DIGIT,
    MARK,
    /** White space, and what may have another kind in another version of Unicode. */
    UNCERTAIN
  }

  /**
   * The kind of a character. A test compares it with the native library's for every character there
   * is.
   */
  static Kind kind(int codePoint) {
    if (codePoint < ASCII) {
      return KINDS[codePoint];
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          Kind.LETTER;
      case Character.DECIMAL_DIGIT_NUMBER -> Kind.DIGIT;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL ->
          Kind.MARK;
      default -> Kind.UNCERTAIN;
    };
  }

  private static final Kind[] KINDS = new Kind[ASCII];

  static {
    for (int c = 0; c < ASCII; c++) {
      boolean visible = c > ' ' && c <= '~';
      KINDS[c] =
          Character.isLetter(c)
              ? Kind.LETTER
              : Character.isDigit(c) ? Kind.DIGIT : visible ? Kind.MARK : Kind.UNCERTAIN;
    }
  }
}
