package io.sluice.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How fast a curve of errors falls, by the area under it.
 *
 * @param area trapezoid sum over the points, which lie one apart
 * @param mean the area over the distance from the first point to the last, so that curves of unlike
 *     length cannot be compared by accident; the point itself if there is one
 */
public record Convergence(double area, double mean) {

  /**
   * Measures a curve.
   *
   * @param errors c(1) … c(E), at least one, all finite
   * @return Σ (c(e) + c(e + 1)) / 2
   */
  public static Convergence of(double... errors) {
    if (errors.length == 0 || !Arrays.stream(errors).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "a curve needs at least one number, all finite, not " + Arrays.toString(errors));
    }
    double area = 0;
    for (int i = 1; i < errors.length; i++) {
      area += (errors[i - 1] + errors[i]) / 2;
    }
    return new Convergence(area, errors.length == 1 ? errors[0] : area / (errors.length - 1));
  }

  /**
   * When a curve first comes down to a threshold, on straight lines between its points.
   *
   * @param threshold the error to reach
   * @param errors c(1) … c(E)
   * @return from 1 to E; absent if it never does
   */
  public static OptionalDouble reached(double threshold, double... errors) {
    for (int i = 0; i < errors.length; i++) {
      if (errors[i] <= threshold) {
        return OptionalDouble.of(
            i == 0 ? 1 : i + (errors[i - 1] - threshold) / (errors[i - 1] - errors[i]));
      }
    }
    return OptionalDouble.empty();
  }
}
