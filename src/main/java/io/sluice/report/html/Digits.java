package io.sluice.report.html;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with as many digits as a chart can show, in few letters. */
final class Digits {
  private static final MathContext SIGNIFICANT = new MathContext(6);

  private Digits() {}

  /** Six digits of a number; whole numbers without a point. */
  static Number of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return (long) value;
    }
    return new BigDecimal(value).round(SIGNIFICANT).doubleValue();
  }
}
