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
public record TTest(double mean, double standardError, int degreesOfFreedom) {
  private static final double LEVEL = 0.05;

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

  /** Where the mean lies with 95 % confidence: mean ± t(0.975) · standardError. */
  public Interval interval() {
    return interval(LEVEL);
  }

  /**
   * Where the mean lies with another confidence.
   *
   * @param level how often the interval may miss: 0.05 for 95 %, 0.05 / 48 for each of 48 intervals
   *     that are to hold together (Bonferroni)
   */
  public Interval interval(double level) {
    double half = distribution().inverseSurvivalProbability(level / 2) * standardError;
    return new Interval(mean - half, mean + half);
  }

  /** Two-sided: how likely a mean at least this far from zero is where the true one is zero. */
  public double pValue() {
    return Math.min(1, 2 * above(Math.abs(mean)));
  }

  /**
   * The p-value of equivalence by two one-sided tests (Schuirmann 1987): how likely at most a mean
   * this well inside the margin is where the true one lies outside. At most 0.05 where the 90 %
   * interval lies within ± margin.
   *
   * @param margin the smallest difference that would matter, above zero
   */
  public double equivalence(double margin) {
    if (!(margin > 0)) {
      throw new IllegalArgumentException("a margin of equivalence is above 0, not " + margin);
    }
    return Math.max(above(margin + mean), above(margin - mean));
  }

  /**
   * The smallest true mean that a two-sided test would find with 80 % power with as many
   * measurements of this deviation: more than is found is no sign of absence.
   *
   * @param level of the test: 0.05, or less where it is one of several
   */
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
