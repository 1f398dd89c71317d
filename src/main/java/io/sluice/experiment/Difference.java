package io.sluice.experiment;

import io.sluice.measure.Interval;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.measure.TTest;
import io.sluice.measure.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An arm less its baseline, over the pairs that both have, as programs read it.
 *
 * @param n pairs
 * @param mean difference
 * @param interval of the mean difference, 95 %; absent for one pair
 * @param verdict what the interval allows one to say, as if this were the study's only comparison
 * @param baseline mean of the baseline in these pairs
 * @param pValue Student's, two-sided; absent for one pair
 * @param adjusted the p-value adjusted by Holm over the comparisons of the study by its first
 *     metric, those of all arms at all marks; absent for one pair, other metrics and between marks
 */
public record Difference(
    int n,
    double mean,
    Optional<Interval> interval,
    Verdict verdict,
    double baseline,
    OptionalDouble pValue,
    OptionalDouble adjusted) {

  /**
   * Pairs by position.
   *
   * @param own one number a pair
   * @param baseline likewise
   * @param testOverTraining widens the interval where runs share training data, see {@link
   *     PairedDifference}
   * @param adjusted the p-value among those of the study
   * @return the difference
   */
  static Difference of(
      double[] own, double[] baseline, double testOverTraining, OptionalDouble adjusted) {
    PairedDifference paired = PairedDifference.of(own, baseline, testOverTraining);
    return new Difference(
        paired.count(),
        paired.mean(),
        paired.interval(),
        paired.verdict(),
        Sample.of(baseline).mean(),
        paired.test().stream().mapToDouble(TTest::pValue).findFirst(),
        adjusted);
  }

  /** What the adjusted p-value allows one to say among all comparisons; unknown without one. */
  public Verdict adjustedVerdict() {
    return adjusted.isPresent() ? Verdict.of(mean, adjusted.getAsDouble()) : Verdict.UNKNOWN;
  }
}
