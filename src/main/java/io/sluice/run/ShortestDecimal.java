package io.sluice.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * The shortest decimal that reads back as the same double. {@code Double.toString} of older JDKs is
 * sometimes a digit longer, and a file should not depend on the JDK that wrote it.
 */
public final class ShortestDecimal {
  private static final int ENOUGH_DIGITS = 17;

  private ShortestDecimal() {}

  /**
   * A number as text.
   *
   * @param value finite
   * @return digits, with a point where it is needed and without an exponent
   */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(value + " is not finite and cannot be written");
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = 1; digits <= ENOUGH_DIGITS; digits++) {
      rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        break;
      }
    }
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /**
   * A number that may be missing, as text.
   *
   * @param value finite if present
   * @return as {@link #of(double)}, or nothing
   */
  public static String of(OptionalDouble value) {
    return value.isPresent() ? of(value.getAsDouble()) : "";
  }
}
