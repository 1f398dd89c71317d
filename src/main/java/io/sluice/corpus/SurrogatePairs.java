package io.sluice.corpus;

/** Keeps the two halves of a character beyond U+FFFF together when a text is cut. */
final class SurrogatePairs {
  private SurrogatePairs() {}

  /** The position itself, or the one before it if it lies inside a pair. */
  static int floor(String text, int position) {
    return inside(text, position) ? position - 1 : position;
  }

  /** The position itself, or the one after it if it lies inside a pair. */
  static int ceiling(String text, int position) {
    return inside(text, position) ? position + 1 : position;
  }

  private static boolean inside(String text, int position) {
    return position > 0
        && position < text.length()
        && Character.isHighSurrogate(text.charAt(position - 1))
        && Character.isLowSurrogate(text.charAt(position));
  }
}
