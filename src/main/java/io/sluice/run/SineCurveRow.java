package io.sluice.run;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One row of {@code curves.csv} of a demonstration with sines: a point of a curve of one network.
 *
 * @param frequency the m of sin mx
 * @param units N_h, the hidden units
 * @param activation the notation of theirs
 * @param curve which curve
 * @param x where on it
 * @param y its value there
 */
public record SineCurveRow(
    long frequency, long units, String activation, Curve curve, double x, double y) {

  /** What y is of x. */
  public enum Curve {
    /** The output of the trained network, of its input. */
    FIT,
    /** The mean square error, of the iteration. */
    ERROR,
    /** The value of a unit at a hinge before training, of the hinge. */
    HINGES_BEFORE,
    /** The same after training. */
    HINGES_AFTER,
    /** The trained unit between the least and the greatest net value, of net values. */
    REACHED
  }

  /** More than a picture shows. */
  private static final MathContext SIGNIFICANT = new MathContext(6);

  /** Rounds to six digits. */
  public SineCurveRow {
    x = rounded(x);
    y = rounded(y);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(SIGNIFICANT).doubleValue();
  }
}
