package io.sluice.measure;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A variant less its baseline, seed by seed. Runs that share a seed share batches and starting
 * weights, so that what they have in common cancels; the difference's interval is usually far
 * narrower than those of the two means.
 *
 * @param differences variant minus baseline: count, mean and deviation
 * @param test of the mean difference; absent for a single pair
 * @param signedRank the p-value of Wilcoxon's signed rank test, two-sided; absent for a single
 *     pair, and where measurements share training data, of which it does not know
 */
public record PairedDifference(
    Sample differences, Optional<MeanTest> test, OptionalDouble signedRank) {
  private static final double LEVEL = 0.05;

  /** Of what is measured. */
  private static final double ROUNDING = 1e-9;

  /**
   * Pairs the measurements by position: the same seed or fold at the same index.
   *
   * @param testOverTraining test images over training images of one fold, which widens the interval
   *     (see {@link TTest}); 0 for independent measurements
   * @throws IllegalArgumentException when the arrays differ in length or are empty
   */
  public static PairedDifference of(double[] variant, double[] baseline, double testOverTraining) {
    return of(variant, baseline, testOverTraining, Optional.empty());
  }

  /**
   * The same where seeds were added until something was known.
   *
   * @param rule when no more are added; the test is Student's before its first look
   */
  public static PairedDifference of(
      double[] variant, double[] baseline, double testOverTraining, Optional<StoppingRule> rule) {
    if (variant.length != baseline.length) {
      throw new IllegalArgumentException(
          String.format(
              "pairs need as many measurements of the variant as of the baseline, not %d and %d",
              variant.length, baseline.length));
    }
    double[] differences = new double[variant.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = difference(variant[i], baseline[i]);
    }
    Sample sample = Sample.of(differences);
    boolean one = sample.count() < 2;
    return new PairedDifference(
        sample,
        one
            ? Optional.empty()
            : Optional.of(
                rule.flatMap(each -> each.last(differences))
                    .<MeanTest>map(last -> last)
                    .orElseGet(() -> TTest.of(sample, testOverTraining))),
        one || testOverTraining > 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(SignedRankTest.pValue(differences)));
  }

  /** Runs that are equal on paper must not differ by how their sums are rounded. */
  private static double difference(double variant, double baseline) {
    double difference = variant - baseline;
    double rounding = ROUNDING * Math.max(Math.abs(variant), Math.abs(baseline));
    return Math.abs(difference) <= rounding ? 0 : difference;
  }

  /** How many pairs. */
  public int count() {
    return differences.count();
  }

  /** The mean difference, variant minus baseline. */
  public double mean() {
    return differences.mean();
  }

  /** Where the true mean difference lies with 95 % confidence; absent for a single pair. */
  public Optional<Interval> interval() {
    return test.map(each -> each.interval(LEVEL));
  }

  /**
   * How many pairs would find a true difference of the size that was seen, with this deviation, in
   * four of five studies; absent for a single pair, where a thousand would not, and where
   * measurements share training data: more folds are smaller ones.
   *
   * @param level of the test
   */
  public OptionalInt needed(double level) {
    return signedRank.isEmpty()
        ? OptionalInt.empty()
        : NoncentralT.needed(
            Math.abs(mean()) / differences.standardDeviation().orElseThrow(), level);
  }
}
