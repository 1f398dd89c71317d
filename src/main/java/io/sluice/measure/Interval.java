package io.sluice.measure;

import org.apache.commons.statistics.distribution.TDistribution;

/** Where a mean lies with 95 % confidence, both ends included. */
public record Interval(double low, double high) {
  private static final double EACH_TAIL = 0.025;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high + " is empty");
    }
  }

  /**
   * Student's t interval of a mean; where measurements share training data, as those of
   * cross-validation do, they vary less than independent ones would, so it is wider: mean ±
   * t(0.975, n - 1) · deviation · √(1/n + testOverTraining) (Nadeau and Bengio, Machine Learning
   * 52, 2003).
   *
   * @param sample of at least two measurements
   * @param testOverTraining test images over training images of one fold; 0 for independent
   *     measurements
   */
  static Interval ofMean(Sample sample, double testOverTraining) {
    double deviation =
        sample
            .standardDeviation()
            .orElseThrow(
                () -> new IllegalArgumentException("one measurement has no interval: add seeds"));
    double t = TDistribution.of(sample.count() - 1.0).inverseSurvivalProbability(EACH_TAIL);
    double half = t * deviation * Math.sqrt(1.0 / sample.count() + testOverTraining);
    return new Interval(sample.mean() - half, sample.mean() + half);
  }

  /** Whether the value lies in it. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
