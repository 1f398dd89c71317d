package io.sluice.measure;

import java.util.Optional;

/**
 * A variant less its baseline, seed by seed. Runs that share a seed share batches and starting
 * weights, so that what they have in common cancels; the difference's interval is usually far
 * narrower than those of the two means.
 *
 * @param differences variant minus baseline: count, mean and deviation
 * @param interval of the mean difference, 95 %; absent for a single pair
 */
public record PairedDifference(Sample differences, Optional<Interval> interval) {
  /**
   * Pairs the measurements by position: the same seed or fold at the same index.
   *
   * @param testOverTraining test images over training images of one fold, which widens the interval
   *     (see {@link Interval}); 0 for independent measurements
   * @throws IllegalArgumentException when the arrays differ in length or are empty
   */
  public static PairedDifference of(double[] variant, double[] baseline, double testOverTraining) {
    if (variant.length != baseline.length) {
      throw new IllegalArgumentException(
          String.format(
              "pairs need as many measurements of the variant as of the baseline, not %d and %d",
              variant.length, baseline.length));
    }
    double[] differences = new double[variant.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = variant[i] - baseline[i];
    }
    Sample sample = Sample.of(differences);
    return new PairedDifference(
        sample,
        sample.count() < 2
            ? Optional.empty()
            : Optional.of(Interval.ofMean(sample, testOverTraining)));
  }

  /** How many pairs. */
  public int count() {
    return differences.count();
  }

  /** The mean difference, variant minus baseline. */
  public double mean() {
    return differences.mean();
  }

  /** What the interval allows one to say; one that touches zero lies within noise. */
  public Verdict verdict() {
    if (interval.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (interval.get().contains(0)) {
      return Verdict.WITHIN_NOISE;
    }
    return mean() < 0 ? Verdict.LOWER : Verdict.HIGHER;
  }
}
