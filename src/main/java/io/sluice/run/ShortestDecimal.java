package io.sluice.run;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal that reads back as the same double. {@code Double.toString} of older JDKs is
 * sometimes a digit longer, and a file should not depend on the JDK that wrote it.
 */
final class ShortestDecimal {
  private static final int ENOUGH_DIGITS = 17;

  private ShortestDecimal() {}

  static String of(double value) {
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
}
