package io.sluice.notation;

/**
 * Text of others, such as names of files and cells of tables, as a terminal may show it. Letters of
 * all scripts stay as they are, and so does what has no letter yet; controls, which move the cursor
 * or change colours, and what formats unseen, such as turning the direction of writing, is written
 * as JSON writes it, {@code \u001b}, so that JSON with such text in it stays JSON of the same text.
 */
public final class Printable {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;

  private Printable() {}

  /**
   * Text of several lines.
   *
   * @return the text, in which only line feeds and tabs are not to be seen
   */
  public static String text(String text) {
    return escaped(text, true);
  }

  /**
   * Text within one line.
   *
   * @return the text, with line breaks and tabs escaped as well
   */
  public static String line(String text) {
    return escaped(text, false);
  }

  /**
   * Text without its middle, if it is long.
   *
   * @param most letters that stay, two thirds of them from the beginning
   * @return the text, or its beginning and end with the number of letters between them
   */
  public static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int head = whole(text, most * 2 / 3);
    int tail = whole(text, text.length() - most / 3);
    return "%s ... (%d letters) ... %s"
        .formatted(text.substring(0, head), tail - head, text.substring(tail));
  }

  /** A place that cuts no pair of surrogates. */
  static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static String escaped(String text, boolean lines) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            letter -> {
              if (isPlain(letter) || (lines && (letter == '\n' || letter == '\t'))) {
                shown.appendCodePoint(letter);
              } else {
                escape(shown, letter);
              }
            });
    return shown.toString();
  }

  private static boolean isPlain(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // Words of some languages, and emoji, need the two that join letters or keep them apart.
      case Character.FORMAT -> letter == NON_JOINER || letter == JOINER;
      default -> true;
    };
  }

  private static void escape(StringBuilder shown, int letter) {
    switch (letter) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        for (char unit : Character.toChars(letter)) {
          shown.append(String.format("\\u%04x", (int) unit));
        }
      }
    }
  }
}
