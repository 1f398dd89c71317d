package io.sluice.table;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as files have them: decimal, with a point, perhaps with an exponent. */
final class Decimal {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");
  private static final Pattern WITH_COMMAS =
      Pattern.compile("[+-]?+\\d++(?:,\\d++)++(?:\\.\\d*+)?+");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?+(?:nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** What people are told to write. */
  static final String RULE = "give finite numbers of at most 1e30 in size";

  private Decimal() {}

  /** Whether the text is a number, however large. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** A number that networks can be trained on, if the text is one. */
  static OptionalDouble parse(String text) {
    if (isNumber(text)) {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= Table.GREATEST) {
        return OptionalDouble.of(value);
      }
    }
    return OptionalDouble.empty();
  }

  /** Whether the text is meant as a number that is none: not a number, or infinity. */
  static boolean isNotFinite(String text) {
    return NOT_FINITE.matcher(text).matches();
  }

  /** Whether the text is a number with a comma for a point, or between thousands. */
  static boolean hasCommas(String text) {
    return WITH_COMMAS.matcher(text).matches();
  }
}
