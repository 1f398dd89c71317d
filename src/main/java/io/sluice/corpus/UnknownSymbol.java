package io.sluice.corpus;

import java.util.Locale;

/** The error of a closed vocabulary that meets something new. */
final class UnknownSymbol {
  /** A word may be as long as its text. */
  private static final int LONGEST = 60;

  private UnknownSymbol() {}

  /**
   * @param position where the symbol begins in the text
   * @param end where it ends
   * @param kind what the vocabulary is made of: "character" or "word"
   */
  static IllegalArgumentException at(
      String text, int position, int end, String kind, int vocabularySize) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < position; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int column = text.codePointCount(lineStart, position) + 1;
    return new IllegalArgumentException(
        "the "
            + kind
            + " "
            + printable(text.substring(position, end))
            + " at line "
            + line
            + ", column "
            + column
            + " is not among the "
            + vocabularySize
            + " "
            + kind
            + "s of this tokenizer: take it out of the text, or train with a --tokenizer that knows"
            + " every text, such as bytes or gpt2");
  }

  private static String printable(String symbol) {
    if (symbol.codePointCount(0, symbol.length()) > 1) {
      return symbol.length() > LONGEST
          ? "'" + symbol.substring(0, SurrogatePairs.floor(symbol, LONGEST)) + "...'"
          : "'" + symbol + "'";
    }
    int codePoint = symbol.codePointAt(0);
    String code = String.format(Locale.ROOT, "U+%04X", codePoint);
    return Character.isISOControl(codePoint) ? code : "'" + symbol + "' (" + code + ")";
  }
}
