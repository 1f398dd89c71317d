package io.sluice.activation;

import java.util.Arrays;

/** Where the hinges of a piecewise linear activation lie among a site's first inputs. */
public enum HingePlacement {
  /** At equal distances from the least to the greatest input. */
  UNIFORM {
    @Override
    double[] hinges(int count, double spread, ZeroHinge zero, SiteInputs inputs) {
      return between(count, inputs.minimum(), inputs.maximum(), zero);
    }
  },

  /** At equal distances over μ ± spread · σ. */
  SIGMA {
    @Override
    double[] hinges(int count, double spread, ZeroHinge zero, SiteInputs inputs) {
      double reach = spread * inputs.standardDeviation();
      return between(count, inputs.mean() - reach, inputs.mean() + reach, zero);
    }
  },

  /** With as many inputs between any two neighbours. */
  QUANTILE {
    @Override
    double[] hinges(int count, double spread, ZeroHinge zero, SiteInputs inputs) {
      double[] hinges = new double[count];
      Arrays.setAll(hinges, i -> inputs.quantile((double) i / (count - 1)));
      if (zero == ZeroHinge.FORCED) {
        hinges[nearestToZero(hinges)] = 0;
        Arrays.sort(hinges);
      }
      return apart(hinges);
    }
  };

  /** The least distance of two hinges: inputs that do not differ leave no room for more. */
  private static final double LEAST_DISTANCE = 1e-3;

  /**
   * The positions.
   *
   * @param count how many, at least 2
   * @param spread standard deviations on either side of the mean
   * @param zero whether 0 is one of them
   * @param inputs what came in
   * @return ascending
   */
  abstract double[] hinges(int count, double spread, ZeroHinge zero, SiteInputs inputs);

  /** At equal distances over a range, which grows where zero must be among them. */
  static double[] between(int count, double low, double high, ZeroHinge zero) {
    double[] hinges = new double[count];
    if (zero == ZeroHinge.FREE) {
      double distance = Math.max(LEAST_DISTANCE, (high - low) / (count - 1));
      Arrays.setAll(hinges, i -> low + i * distance);
      return hinges;
    }
    int left = segmentsLeftOfZero(count - 1, low, high);
    double distance = distance(left, count - 1 - left, low, high);
    Arrays.setAll(hinges, i -> (i - left) * distance);
    return hinges;
  }

  /**
   * The split that covers the range with the shortest segments; one alone takes the longer side.
   */
  private static int segmentsLeftOfZero(int segments, double low, double high) {
    if (segments == 1) {
      return -low > high ? 1 : 0;
    }
    int best = 0;
    for (int left = 1; left <= segments; left++) {
      if (distance(left, segments - left, low, high) < distance(best, segments - best, low, high)) {
        best = left;
      }
    }
    return best;
  }

  private static double distance(int left, int right, double low, double high) {
    double distance =
        left + right == 1
            ? Math.max(-low, high)
            : Math.max(side(left, Math.max(0, -low)), side(right, Math.max(0, high)));
    return Math.max(LEAST_DISTANCE, distance);
  }

  private static double side(int segments, double length) {
    return length == 0 ? 0 : length / segments;
  }

  private static int nearestToZero(double[] hinges) {
    int nearest = 0;
    for (int i = 1; i < hinges.length; i++) {
      if (Math.abs(hinges[i]) < Math.abs(hinges[nearest])) {
        nearest = i;
      }
    }
    return nearest;
  }

  /** Pushes hinges away from the one nearest to zero, which stays. */
  private static double[] apart(double[] hinges) {
    int anchor = nearestToZero(hinges);
    for (int i = anchor + 1; i < hinges.length; i++) {
      hinges[i] = Math.max(hinges[i], hinges[i - 1] + LEAST_DISTANCE);
    }
    for (int i = anchor - 1; i >= 0; i--) {
      hinges[i] = Math.min(hinges[i], hinges[i + 1] - LEAST_DISTANCE);
    }
    return hinges;
  }
}
