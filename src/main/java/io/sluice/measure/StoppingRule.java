package io.sluice.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Seeds are added until an interval is narrow enough or the budget ends: a fixed-width sequential
 * procedure (Anscombe 1953; Chow and Robbins, Annals of Mathematical Statistics 36, 1965), looked
 * at after every seed.
 *
 * <p>Whether to stop depends on the deviations alone, of which the mean of normal numbers is
 * independent, so that only one thing goes wrong: one stops when the deviation happens to be small,
 * and Student's 95 % interval then covers the truth in as few as 90 % of studies of 3 to 20 seeds
 * (Starr, Annals of Mathematical Statistics 37, 1966, has it exactly). So the level of each look is
 * a smaller one, as in group-sequential designs: {@value #LEVEL} at the first and the last look,
 * which come about by no small deviation, and half of that where an interval was too wide one seed
 * before. Coverage then lies between 94 and 97 % for any deviation, by simulation. Intervals that
 * hold whenever and for whatever reason one stops (Wang and Ramdas, arXiv 2310.03722, with a normal
 * prior of variance 1 on mean over deviation) would have no end at 3 seeds and be 3.9 standard
 * errors wide to either side at 10, where these are 2.5 or 2.9 and Student's 2.3.
 *
 * @param from seeds before the first look, at least 3: the deviation of fewer says too little
 * @param to seeds that the budget allows
 * @param halfWidth of an interval that is narrow enough, in the unit of the differences
 */
public record StoppingRule(int from, int to, double halfWidth) {
  private static final double LEVEL = 0.034;

  public StoppingRule {
    if (from < 3 || to < from || !(halfWidth > 0)) {
      throw new IllegalArgumentException(
          "seeds are added from 3 or more to no fewer until a half width above 0 is reached, not from %d to %d until %s"
              .formatted(from, to, halfWidth));
    }
  }

  /**
   * What the last look finds.
   *
   * @param differences one a seed, independent, in the order in which they were made
   * @return none where there are fewer than the first look asks for
   */
  public Optional<SequentialTTest> last(double... differences) {
    List<SequentialTTest> looks = looks(differences);
    return looks.isEmpty() ? Optional.empty() : Optional.of(looks.get(looks.size() - 1));
  }

  /**
   * What each look at a comparison finds.
   *
   * @param differences one a seed, independent, in the order in which they were made
   * @return one look after each seed from the first look on
   */
  public List<SequentialTTest> looks(double... differences) {
    List<SequentialTTest> looks = new ArrayList<>();
    boolean narrow = false;
    for (int n = from; n <= differences.length; n++) {
      boolean strict = !narrow && from < n && n < to;
      SequentialTTest look =
          new SequentialTTest(
              TTest.of(Sample.of(Arrays.copyOf(differences, n)), 0), strict ? LEVEL / 2 : LEVEL);
      looks.add(look);
      narrow = look.isWithin(halfWidth);
    }
    return looks;
  }
}
