package io.sluice.measure;

import java.util.Arrays;

/**
 * The middle of repeated measurements and how far the middle half of them reaches: for times, whose
 * mean a single disturbance spoils.
 *
 * @param lower a quarter of the measurements lies below
 * @param median half of them lies below
 * @param upper three quarters of them lie below
 */
public record Quartiles(double lower, double median, double upper) {

  /**
   * Describes the measurements; between two of them the line is straight.
   *
   * @param values in any order
   * @throws IllegalArgumentException when there are none, or one is not finite
   */
  public static Quartiles of(double... values) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "quartiles need at least one number, all finite, not " + Arrays.toString(values));
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
