package io.sluice.measure;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Repeated measurements of one thing, such as one variant's loss under several seeds.
 *
 * @param count how many
 * @param mean their mean
 * @param standardDeviation with n - 1 in the denominator; absent for a single measurement, which
 *     says nothing about spread
 */
public record Sample(int count, double mean, OptionalDouble standardDeviation) {
  /** Describes the measurements; there must be at least one, all finite. */
  public static Sample of(double... values) {
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "a sample needs at least one number, all finite, not " + Arrays.toString(values));
    }
    WeightedMean mean = new WeightedMean();
    for (double value : values) {
      mean.add(value, 1);
    }
    if (values.length == 1) {
      return new Sample(1, values[0], OptionalDouble.empty());
    }
    WeightedMean squares = new WeightedMean();
    for (double value : values) {
      squares.add((value - mean.mean()) * (value - mean.mean()), 1);
    }
    double variance = squares.mean() * values.length / (values.length - 1);
    return new Sample(values.length, mean.mean(), OptionalDouble.of(Math.sqrt(variance)));
  }
}
