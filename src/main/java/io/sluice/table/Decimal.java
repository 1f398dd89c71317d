package io.sluice.table;

import io.sluice.notation.DecimalLiteral;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as files have them: decimal, with a point, perhaps with an exponent. */
final class Decimal {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

  /** A digit, and nothing else but separators, a sign, the exponents of languages, and percent. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "[+\\-\\u2212]?+[\\p{Z}.,_'\\u2019]*+\\p{Nd}[\\p{Nd}\\p{Z}.,_'\\u2019]*+"
              + "(?:[eEdDqQ][+\\-\\u2212]?+\\p{Nd}++)?+%?+");

  private static final Pattern HEXADECIMAL =
      Pattern.compile("[+-]?+0[xX][\\p{XDigit}.,_]++(?:[pP][+-]?+\\d++)?+");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?+(?:nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** What people are told to write. */
  static final String RULE =
      "give finite numbers of at most 1e30 in size, and 0 for what is too small for a number";

  private Decimal() {}

  /** Whether the text is a number, however large. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** A number that networks can be trained on, if the text is one. */
  static OptionalDouble parse(String text) {
    if (isNumber(text)) {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= Table.GREATEST && !DecimalLiteral.vanishes(text, value)) {
        return OptionalDouble.of(value);
      }
    }
    return OptionalDouble.empty();
  }

  /** The same, where the exponent may be the D of Fortran. */
  static OptionalDouble parseFortran(String text) {
    return parse(text.replace('D', 'e').replace('d', 'e'));
  }

  /** Whether the text is meant as a number that is none: not a number, or infinity. */
  static boolean isNotFinite(String text) {
    return NOT_FINITE.matcher(text).matches();
  }

  /**
   * Whether the text is meant as a number, but written otherwise: its characters are digits, at
   * least one, perhaps with a sign, separators (comma, point, underscore, apostrophe, space), an
   * exponent with e, d or q, or a percent sign; or it is a hexadecimal number.
   */
  static boolean isForeign(String text) {
    return !isNumber(text)
        && (FOREIGN.matcher(text).matches() || HEXADECIMAL.matcher(text).matches());
  }

  /** The text without spaces of any kind around it. */
  static String stripped(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Whether it is a space, be it one at which lines do not break. */
  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
