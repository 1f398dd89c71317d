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

  /** A space or a newline only ever begins a piece, so the text may be cut before it. */
  static int nextCut(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n') {
        return i;
      }
    }
    return text.length();
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
