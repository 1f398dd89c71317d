package io.sluice.measure;

/**
 * A test of a mean: how far it lies from zero, or within a margin, and how exactly that is known.
 */
public sealed interface MeanTest permits TTest, SequentialTTest {

  /**
   * Where the mean lies.
   *
   * @param missed how often the interval may miss: 0.05 for 95 %, 0.05 / 48 for each of 48
   *     intervals that are to hold together (Bonferroni)
   */
  Interval interval(double missed);

  /** Two-sided: how likely a mean at least this far from zero is where the true one is zero. */
  double pValue();

  /**
   * The p-value of equivalence by two one-sided tests (Schuirmann 1987): how likely at most a mean
   * this well inside the margin is where the true one lies outside. At most 0.05 where the 90 %
   * interval lies within ± margin.
   *
   * @param margin the smallest difference that would matter, above zero
   */
  double equivalence(double margin);

  /**
   * The smallest true mean that a two-sided test would find with 80 % power with as many
   * measurements of this deviation: more than is found is no sign of absence.
   *
   * @param level of the test: 0.05, or less where it is one of several
   */
  double detectable(double level);
}
