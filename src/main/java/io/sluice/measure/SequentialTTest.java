package io.sluice.measure;

/**
 * A t test after as many measurements as were thought enough, see {@link StoppingRule}.
 *
 * @param test as if their number had been fixed
 * @param level at which it is done so that it errs as a test at 5 % does
 */
public record SequentialTTest(TTest test, double level) implements MeanTest {
  private static final double NOMINAL = 0.05;

  /** The farther out, the more of a tail is due to deviations that happen to be small. */
  private static final double TAIL = 1.25;

  @Override
  public Interval interval(double missed) {
    return test.interval(inFixed(missed));
  }

  /** Two-sided: the least share of misses whose interval leaves out zero. */
  @Override
  public double pValue() {
    return fromFixed(test.pValue());
  }

  /** The least share of misses, on one side, whose interval lies within the margin. */
  @Override
  public double equivalence(double margin) {
    double oneSided = test.equivalence(margin);
    return oneSided >= 0.5 ? oneSided : fromFixed(2 * oneSided) / 2;
  }

  @Override
  public double detectable(double errors) {
    return test.detectable(inFixed(errors));
  }

  /** Whether the 95 % interval is at most this wide to either side. */
  public boolean isWithin(double halfWidth) {
    return new TTest(halfWidth, test.standardError(), test.degreesOfFreedom()).pValue() <= level;
  }

  /** The level of a test of a fixed number of measurements that this one errs as often with. */
  private double inFixed(double missed) {
    double share = missed / NOMINAL;
    return level * (share < 1 ? Math.pow(share, TAIL) : share);
  }

  private double fromFixed(double pValue) {
    double share = pValue / level;
    return Math.min(1, NOMINAL * (share < 1 ? Math.pow(share, 1 / TAIL) : share));
  }
}
