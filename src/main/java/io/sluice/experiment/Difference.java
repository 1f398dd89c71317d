package io.sluice.experiment;

import io.sluice.measure.Interval;
import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.measure.Verdict;
import java.util.Optional;

/**
 * An arm less its baseline, over the pairs that both have.
 *
 * @param n pairs
 * @param mean difference
 * @param interval of the mean difference, 95 %; absent for one pair
 * @param verdict what the interval allows one to say
 * @param baseline mean of the baseline in these pairs
 */
public record Difference(
    int n, double mean, Optional<Interval> interval, Verdict verdict, double baseline) {

  /**
   * Pairs by position.
   *
   * @param own one number a pair
   * @param baseline likewise
   * @param testOverTraining widens the interval where runs share training data, see {@link
   *     PairedDifference}
   * @return the difference
   */
  static Difference of(double[] own, double[] baseline, double testOverTraining) {
    PairedDifference paired = PairedDifference.of(own, baseline, testOverTraining);
    return new Difference(
        paired.count(),
        paired.mean(),
        paired.interval(),
        paired.verdict(),
        Sample.of(baseline).mean());
  }
}
