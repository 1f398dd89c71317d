package io.sluice.recipe;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One key of a recipe gets another value.
 *
 * @param key its dotted path: {@code model.width}
 * @param value as it would stand in the file; empty to leave the key out
 * @param flag who asks for it, as refusals name it: {@code --width 96}
 */
public record Change(String key, Optional<String> value, String flag) {

  private static final Pattern FRACTION =
      Pattern.compile("-?(\\d+\\.\\d*|\\.\\d+|\\d+(?=[eE]))([eE][+-]?\\d{1,3})?");

  /** Beyond them zeros are written as an exponent. */
  private static final int MOST_DECIMALS = 8;

  /**
   * As an option writes it.
   *
   * @param text {@code KEY=VALUE}
   * @param option in front of it: {@code --set}
   * @return the change
   * @throws IllegalArgumentException if it has no key or no value
   */
  public static Change parse(String text, String option) {
    int equals = text.indexOf('=');
    if (equals <= 0 || text.substring(equals + 1).isBlank()) {
      throw new IllegalArgumentException(
          "'" + text + "': give a key and its value, as in model.width=128");
    }
    return new Change(
        text.substring(0, equals).strip(),
        Optional.of(text.substring(equals + 1).strip()),
        option + " " + text);
  }

  /**
   * A number as files and options are to have it: 1e-3 and 0.0010 are one value.
   *
   * @param value any
   * @return the same, a fraction in its shortest form
   */
  public static String plain(String value) {
    if (!FRACTION.matcher(value).matches()) {
      return value;
    }
    BigDecimal number = new BigDecimal(value).stripTrailingZeros();
    return number.scale() <= MOST_DECIMALS ? number.toPlainString() : number.toString();
  }
}
