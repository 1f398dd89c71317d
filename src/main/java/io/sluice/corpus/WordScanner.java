package io.sluice.corpus;

/**
 * Cuts a text into words, losing nothing. A piece is one of:
 *
 * <ul>
 *   <li>a word, with the one space before it if there is one: letters, digits and marks, and
 *       apostrophes and hyphens that have a letter or digit on both sides ({@code " don't"});
 *   <li>any other character by itself: a newline, a punctuation mark, a space more than one.
 * </ul>
 */
final class WordScanner {
  private WordScanner() {}

  /** Where the piece ends that begins at {@code from}; at most {@code to}. */
  static int end(String text, int from, int to) {
    int i = text.charAt(from) == ' ' ? from + 1 : from;
    if (i >= to || !isWord(text.codePointAt(i))) {
      return from + Character.charCount(text.codePointAt(from));
    }
    while (i < to) {
      int c = text.codePointAt(i);
      boolean inner = isJoint(c) && i + 1 < to && isWord(text.codePointAt(i + 1));
      if (!isWord(c) && !inner) {
        break;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  /**
   * The first place from {@code from} on where a piece surely ends; inside a word if that is longer
   * than {@code longest}, which is looked at no further.
   */
  static int nextCut(String text, int from, int longest) {
    int end = text.length();
    for (int i = from; i < end; i++) {
      if (endsPiece(text, i) || (i - from > longest && isInsideWord(text, i))) {
        return i;
      }
    }
    return end;
  }

  /** Whether a word goes on over this place. */
  static boolean isInsideWord(String text, int i) {
    return i > 0
        && i < text.length()
        && SurrogatePairs.floor(text, i) == i
        && isWord(text.codePointBefore(i))
        && isWord(text.codePointAt(i));
  }

  private static boolean endsPiece(String text, int i) {
    if (i == 0 || SurrogatePairs.floor(text, i) != i) {
      return i == 0;
    }
    int before = text.codePointBefore(i);
    int after = text.codePointAt(i);
    if (isWord(after)) {
      return !isWord(before) && !isJoint(before) && before != ' ';
    }
    return !isJoint(after) || !isWord(before);
  }

  private static boolean isWord(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isJoint(int c) {
    return c == '\'' || c == '’' || c == '-';
  }
}
