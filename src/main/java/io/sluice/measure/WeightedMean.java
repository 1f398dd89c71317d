package io.sluice.measure;

/**
 * The mean of all values where they come as means over groups of different size; {@link Sample}
 * gives single ones. Sums are compensated (Neumaier 1974), so that the order of magnitude of a long
 * sum costs no digits.
 */
public final class WeightedMean {
  private double sum;
  private double compensation;
  private long weight;

  /**
   * Takes one group in.
   *
   * @param mean the group's mean
   * @param count how many values it is the mean of, at least 1
   */
  public void add(double mean, long count) {
    if (count < 1) {
      throw new IllegalArgumentException("a group has at least one value, not " + count);
    }
    double term = mean * count;
    double next = sum + term;
    compensation += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
    weight += count;
  }

  /** The mean of all values. */
  public double mean() {
    if (weight == 0) {
      throw new IllegalStateException("there is no mean of nothing");
    }
    return (sum + compensation) / weight;
  }

  /** How many values were taken in. */
  public long weight() {
    return weight;
  }
}
