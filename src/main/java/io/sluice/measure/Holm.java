package io.sluice.measure;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's adjustment of p-values (Scandinavian Journal of Statistics 6, 1979): those of a family
 * that stay at most 0.05 include a false one with a chance of at most 5 %, however the comparisons
 * hang together.
 */
public final class Holm {
  private Holm() {}

  /**
   * The smallest p-value times how many there are, the next times one less, and so on, none below
   * the one before it and none above 1.
   *
   * @param pValues of one family, in any order
   * @return adjusted, in the same order
   */
  public static double[] adjust(double... pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double before = 0;
    for (int place = 0; place < ascending.length; place++) {
      double pValue = pValues[ascending[place]];
      if (!(0 <= pValue && pValue <= 1)) {
        throw new IllegalArgumentException("a p-value lies between 0 and 1, not at " + pValue);
      }
      before = Math.min(1, Math.max(before, (pValues.length - place) * pValue));
      adjusted[ascending[place]] = before;
    }
    return adjusted;
  }
}
