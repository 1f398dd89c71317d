package io.sluice.measure;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Wilcoxon's signed rank test (Biometrics Bulletin 1, 1945): whether differences lie about zero, by
 * their ranks and signs alone, so that no single far one decides. It cannot find anything at 5 % in
 * fewer than six pairs, of which the smallest p-value is 2 / 2ⁿ.
 */
final class SignedRankTest {
  private static final int EXACT = 50; // as many as SciPy counts out

  /** Rounding must not tell apart differences that are equal on paper. */
  private static final double GRID = 1e9;

  private SignedRankTest() {}

  /**
   * Two-sided. Zeros are left out and ties share their mean rank, as Wilcoxon did; up to 50 pairs
   * the probabilities are counted over all signs of the ranks that are there, which stays exact
   * with ties; beyond, they are those of a normal distribution whose variance allows for ties.
   */
  static double pValue(double... differences) {
    double largest = Arrays.stream(differences).map(Math::abs).max().orElse(0);
    double[] kept =
        Arrays.stream(differences)
            .map(each -> Math.rint(each / largest * GRID))
            .filter(each -> Math.abs(each) > 0)
            .toArray();
    long[] ranks = doubledRanks(kept);
    long positive = 0;
    for (int i = 0; i < kept.length; i++) {
      positive += kept[i] > 0 ? ranks[i] : 0;
    }
    long smaller = Math.min(positive, Arrays.stream(ranks).sum() - positive);
    double tail = differences.length <= EXACT ? counted(ranks, smaller) : normal(ranks, smaller);
    return Math.min(1, 2 * tail);
  }

  /** Twice the mean rank of each absolute value among all, which is whole. */
  private static long[] doubledRanks(double[] values) {
    DoubleUnaryOperator doubledRank =
        value ->
            Arrays.stream(values).filter(other -> Math.abs(other) < value).count()
                + Arrays.stream(values).filter(other -> Math.abs(other) <= value).count()
                + 1;
    return Arrays.stream(values)
        .map(Math::abs)
        .map(doubledRank)
        .mapToLong(rank -> (long) rank)
        .toArray();
  }

  /** The share of all signs of the ranks that give the positive ones no more than a sum. */
  private static double counted(long[] ranks, long most) {
    double[] shares = new double[(int) most + 1];
    shares[0] = 1;
    for (long rank : ranks) {
      for (int sum = (int) most; sum >= 0; sum--) {
        shares[sum] = (shares[sum] + (sum < rank ? 0 : shares[sum - (int) rank])) / 2;
      }
    }
    return Arrays.stream(shares).sum();
  }

  /** Half the sum is the mean, a quarter of the sum of squares the variance. */
  private static double normal(long[] ranks, long most) {
    double mean = Arrays.stream(ranks).sum() / 2.0;
    double variance = Arrays.stream(ranks).mapToDouble(rank -> (double) rank * rank).sum() / 4;
    return variance == 0
        ? 1
        : NormalDistribution.of(mean, Math.sqrt(variance)).cumulativeProbability((double) most);
  }
}
