package io.sluice.measure;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** What Student's t is distributed as where the true mean is not zero: the power of its test. */
final class NoncentralT {
  private static final double POWER = 0.8;
  private static final int MOST = 1000;
  private static final double NEGLIGIBLE = 41; // exp(-41) is 2e-18
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private NoncentralT() {}

  /**
   * The smallest true mean, in standard errors, that a two-sided test finds with 80 % power.
   *
   * @param degrees of freedom
   * @param level of the test
   */
  static double detectable(int degrees, double level) {
    double critical = TDistribution.of(degrees).inverseSurvivalProbability(level / 2);
    double low = 0;
    double high = 2 * critical + 2; // beyond it the power is above 80 % for any degrees of freedom
    for (double middle = high / 2; low < middle && middle < high; middle = (low + high) / 2) {
      if (power(degrees, critical, middle) < POWER) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The fewest independent measurements with which a two-sided test finds a true mean with 80 %
   * power; absent where a thousand do not.
   *
   * @param size of the mean, in standard deviations of a measurement
   * @param level of the test
   */
  static OptionalInt needed(double size, double level) {
    if (!isFound(MOST, size, level)) {
      return OptionalInt.empty();
    }
    int few = 1;
    int enough = MOST;
    while (enough - few > 1) {
      int middle = (few + enough) / 2;
      if (isFound(middle, size, level)) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  private static boolean isFound(int count, double size, double level) {
    int degrees = count - 1;
    double critical = TDistribution.of(degrees).inverseSurvivalProbability(level / 2);
    return power(degrees, critical, size * Math.sqrt(count)) >= POWER;
  }

  /**
   * The probability that (Z + shift) / s lies beyond ± critical, where Z is standard normal and
   * degrees · s² is chi-squared: the normal probability given s, averaged over ln s, whose density
   * is proportional to exp(degrees · (ln s - s²/2)). Both of its tails vanish so fast that equal
   * steps integrate it to rounding (trapezoidal rule).
   */
  static double power(int degrees, double critical, double shift) {
    double step = 1 / (32 * Math.sqrt(degrees));
    double weights = 0;
    double rejected = 0;
    for (double log = -NEGLIGIBLE / degrees - 0.5;
        log < Math.sqrt(NEGLIGIBLE / degrees);
        log += step) {
      double s = Math.exp(log);
      double weight = Math.exp(degrees * (log + (1 - s * s) / 2));
      weights += weight;
      rejected +=
          weight
              * (NORMAL.cumulativeProbability(shift - critical * s)
                  + NORMAL.cumulativeProbability(-shift - critical * s));
    }
    return rejected / weights;
  }
}
