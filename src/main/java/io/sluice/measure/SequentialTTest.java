package io.sluice.measure;

/**
 * A t test after as many measurements as were thought enough, see {@link StoppingRule}.
 *
 * @param test as if their number had been fixed
 * @param level at which it is done so that it errs as a test at 5 % does
 */
public record SequentialTTest(TTest test, double level) {
  private static final double NOMINAL = 0.05;

  /** The farther out, the more of a tail is due to deviations that happen to be small. */
  private static final double TAIL = 1.25;

  /** Where the mean lies with 95 % confidence. */
  public Interval interval() {
    return interval(NOMINAL);
  }

  /**
   * Where the mean lies with another confidence.
   *
   * @param missed how often the interval may miss
   */
  public Interval interval(double missed) {
    double share = missed / NOMINAL;
    return test.interval(level * (share < 1 ? Math.pow(share, TAIL) : share));
  }

  /** Two-sided: the least share of misses whose interval leaves out zero. */
  public double pValue() {
    double share = test.pValue() / level;
    return Math.min(1, NOMINAL * (share < 1 ? Math.pow(share, 1 / TAIL) : share));
  }

  /** Whether the 95 % interval is at most this wide to either side. */
  boolean isWithin(double halfWidth) {
    return new TTest(halfWidth, test.standardError(), test.degreesOfFreedom()).pValue() <= level;
  }
}
