package io.sluice.activation;

import java.util.function.DoubleUnaryOperator;

/** Expectations under the standard normal distribution. */
final class NormalExpectation {

  /** Beyond it lies less than 10⁻³¹ of the distribution. */
  private static final double END = 12;

  /**
   * Panels of a sixteenth: kinks lie on their edges if they are multiples of it, as those of every
   * activation here are at the start.
   */
  private static final int PANELS = 384;

  /** Gauss and Legendre's five points on (−1, 1), right of and at the middle, and their weights. */
  private static final double[] POINTS = {0, 0.5384693101056831, 0.9061798459386640};

  private static final double[] WEIGHTS = {
    0.5688888888888889, 0.4786286704993665, 0.2369268850561891
  };

  private NormalExpectation() {}

  static double of(DoubleUnaryOperator function) {
    double width = 2 * END / PANELS;
    double sum = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double middle = -END + (panel + 0.5) * width;
      for (int i = 0; i < POINTS.length; i++) {
        double offset = POINTS[i] * width / 2;
        double right = weighted(function, middle + offset);
        double left = i == 0 ? 0 : weighted(function, middle - offset);
        sum += WEIGHTS[i] * (left + right) * width / 2;
      }
    }
    return sum;
  }

  private static double weighted(DoubleUnaryOperator function, double z) {
    return function.applyAsDouble(z) * Scalars.normalDensity(z);
  }
}
