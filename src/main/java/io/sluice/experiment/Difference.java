package io.sluice.experiment;

import io.sluice.measure.Interval;
import io.sluice.measure.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An arm less its baseline, over the pairs that both have, as programs read it.
 *
 * @param n pairs
 * @param mean difference
 * @param interval of the mean difference, 95 %, for itself; absent for one pair
 * @param verdict what the adjusted p-value allows one to say
 * @param baseline mean of the baseline in these pairs
 * @param comparisons how many are judged together, see {@link Family}
 * @param pValue Student's, two-sided; absent for one pair
 * @param adjusted the same, adjusted by Holm over the comparisons that are judged together
 * @param signedRank the p-value of Wilcoxon's signed rank test, two-sided, for itself; absent for
 *     one pair and for folds, which share training data
 * @param joint an interval that holds together with those of the other comparisons in 95 % of
 *     studies (Bonferroni); absent for one pair
 * @param detectable the smallest true difference that these pairs would show, judged together with
 *     the others, in four of five studies; absent for one pair
 * @param needed how many pairs would show a true difference of the size that was seen in as many;
 *     absent for one pair and for folds, and where a thousand would not
 * @param equivalence the p-value of lying within the plan's margin by two one-sided tests, adjusted
 *     by Holm likewise; absent for one pair and without a margin
 */
public record Difference(
    int n,
    double mean,
    Optional<Interval> interval,
    Verdict verdict,
    double baseline,
    int comparisons,
    OptionalDouble pValue,
    OptionalDouble adjusted,
    OptionalDouble signedRank,
    Optional<Interval> joint,
    OptionalDouble detectable,
    OptionalInt needed,
    OptionalDouble equivalence) {
  private static final double LEVEL = 0.05;

  /** Whether the true difference is within the plan's margin, as far as 5 % of studies may err. */
  public boolean isEquivalent() {
    return equivalence.isPresent() && equivalence.getAsDouble() < LEVEL;
  }

  /** Whether the comparison would have a verdict if it were the study's only one. */
  public boolean isLowerOrHigherAlone() {
    return pValue.isPresent() && pValue.getAsDouble() < LEVEL;
  }
}
