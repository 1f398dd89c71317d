package io.sluice.activation;

import java.util.Arrays;

/**
 * What came into a site, or into one of its channels, before the first step: a sample by which
 * hinges are placed.
 */
public final class SiteInputs {

  private final double[] sorted;
  private final double mean;
  private final double standardDeviation;

  private SiteInputs(double[] sorted) {
    this.sorted = sorted;
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    mean = sum / sorted.length;
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    standardDeviation = Math.sqrt(squares / sorted.length);
  }

  /**
   * A sample.
   *
   * @param values at least one, in any order; copied
   * @return the sample
   * @throws IllegalStateException if it is empty or not finite
   */
  public static SiteInputs of(float[] values) {
    double[] exact = new double[values.length];
    Arrays.setAll(exact, i -> values[i]);
    return of(exact);
  }

  /**
   * A sample.
   *
   * @param values at least one, in any order; copied
   * @return the sample
   * @throws IllegalStateException if it is empty or not finite
   */
  public static SiteInputs of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0
        || !Double.isFinite(sorted[0])
        || !Double.isFinite(sorted[sorted.length - 1])) {
      throw new IllegalStateException("inputs of a site: " + sorted.length + ", not all finite");
    }
    return new SiteInputs(sorted);
  }

  double minimum() {
    return sorted[0];
  }

  double maximum() {
    return sorted[sorted.length - 1];
  }

  double mean() {
    return mean;
  }

  double standardDeviation() {
    return standardDeviation;
  }

  /** With linear interpolation between the sorted values. */
  double quantile(double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.min(sorted.length - 1, Math.floor(position));
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
