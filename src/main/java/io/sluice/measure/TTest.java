package io.sluice.measure;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t test of a mean, of a mean difference for instance: how far it lies from zero, or
 * within a margin, or how far it would have to lie to be found.
 *
 * @param mean that is tested
 * @param standardError of it; zero where all measurements are the same
 * @param degreesOfFreedom measurements less one
 */
public record TTest(double mean, double standardError, int degreesOfFreedom) implements MeanTest {
  public TTest {
    if (!Double.isFinite(mean) || !(standardError >= 0) || degreesOfFreedom < 1) {
      throw new IllegalArgumentException(
          "no t test of %s with a standard error of %s and %d degrees of freedom"
              .formatted(mean, standardError, degreesOfFreedom));
    }
  }

  /**
   * Of a sample's mean, whose standard error is deviation · √(1/n + testOverTraining).
   *
   * @param sample of at least two measurements
   * @param testOverTraining where measurements share training data, as those of cross-validation
   *     do, and so vary less than independent ones would: test images over training images of one
   *     fold (Nadeau and Bengio, Machine Learning 52, 2003); 0 for independent measurements
   */
  public static TTest of(Sample sample, double testOverTraining) {
    double deviation =
        sample
            .standardDeviation()
            .orElseThrow(
                () -> new IllegalArgumentException("one measurement has no interval: add seeds"));
    return new TTest(
        sample.mean(),
        deviation * Math.sqrt(1.0 / sample.count() + testOverTraining),
        sample.count() - 1);
  }

  /** Mean ± t(1 - missed/2) · standardError. */
  @Override
  public Interval interval(double missed) {
    double half = distribution().inverseSurvivalProbability(missed / 2) * standardError;
    return new Interval(mean - half, mean + half);
  }

  @Override
  public double pValue() {
    return Math.min(1, 2 * above(Math.abs(mean)));
  }

  @Override
  public double equivalence(double margin) {
    if (!(margin > 0)) {
      throw new IllegalArgumentException("a margin of equivalence is above 0, not " + margin);
    }
    return Math.max(above(margin + mean), above(margin - mean));
  }

  @Override
  public double detectable(double level) {
    return NoncentralT.detectable(degreesOfFreedom, level) * standardError;
  }

  /** How likely noise alone exceeds a difference. */
  private double above(double difference) {
    return difference == 0 ? 0.5 : distribution().survivalProbability(difference / standardError);
  }

  private TDistribution distribution() {
    return TDistribution.of(degreesOfFreedom);
  }
}
