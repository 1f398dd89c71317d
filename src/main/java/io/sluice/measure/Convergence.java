package io.sluice.measure;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How fast a curve of errors falls, by the area under it.
 *
 * @param area trapezoid sum over the points
 * @param mean the area over the distance from the first point to the last, so that curves of unlike
 *     length cannot be compared by accident; the point itself if there is one
 */
public record Convergence(double area, double mean) {

  /**
   * Measures a curve whose points lie one apart.
   *
   * @param errors c(1) … c(E), at least one, all finite
   * @return Σ (c(e) + c(e + 1)) / 2
   */
  public static Convergence of(double... errors) {
    return of(fromOne(errors), errors);
  }

  /**
   * Measures a curve.
   *
   * @param places of its points, ascending
   * @param errors at these, at least one, all finite
   * @return Σ (x(e + 1) - x(e)) · (c(e) + c(e + 1)) / 2
   */
  public static Convergence of(double[] places, double[] errors) {
    if (errors.length == 0
        || places.length != errors.length
        || !Arrays.stream(errors).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "a curve needs at least one number, all finite, not %s at %s"
              .formatted(Arrays.toString(errors), Arrays.toString(places)));
    }
    double area = 0;
    for (int i = 1; i < errors.length; i++) {
      if (!(places[i] > places[i - 1])) {
        throw new IllegalArgumentException(
            "a curve's places ascend, and %s comes before %s".formatted(places[i - 1], places[i]));
      }
      area += (places[i] - places[i - 1]) * (errors[i - 1] + errors[i]) / 2;
    }
    int last = errors.length - 1;
    return new Convergence(area, last == 0 ? errors[0] : area / (places[last] - places[0]));
  }

  private static double[] fromOne(double... errors) {
    return IntStream.rangeClosed(1, errors.length).asDoubleStream().toArray();
  }

  /**
   * When a curve first comes down to a threshold, on straight lines between its points.
   *
   * @param threshold the error to reach
   * @param errors c(1) … c(E)
   * @return from 1 to E; absent if it never does
   */
  public static OptionalDouble reached(double threshold, double... errors) {
    return reached(threshold, fromOne(errors), errors);
  }

  /**
   * The same of points that lie as they like.
   *
   * @param threshold the error to reach
   * @param places of the points, ascending
   * @param errors at these
   * @return from the first place to the last; absent if it never does
   */
  public static OptionalDouble reached(double threshold, double[] places, double[] errors) {
    for (int i = 0; i < errors.length; i++) {
      if (errors[i] <= threshold) {
        double from = places[Math.max(0, i - 1)];
        return OptionalDouble.of(
            i == 0
                ? from
                : from
                    + (errors[i - 1] - threshold)
                        / (errors[i - 1] - errors[i])
                        * (places[i] - from));
      }
    }
    return OptionalDouble.empty();
  }
}
