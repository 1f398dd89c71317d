package io.sluice.measure;

/** What a paired difference allows one to say. For losses, lower is better. */
public enum Verdict {
  /** Lower than the baseline. */
  LOWER("lower"),
  /** Higher than the baseline. */
  HIGHER("higher"),
  /** No more than what seeds alone make of it. */
  WITHIN_NOISE("within noise"),
  /** One pair shows no spread. */
  UNKNOWN("one pair");

  private static final double SIGNIFICANT = 0.05;

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * What a mean difference is.
   *
   * @param mean variant minus baseline
   * @param pValue of its test, two-sided; noise unless it is below 0.05
   */
  public static Verdict of(double mean, double pValue) {
    return pValue < SIGNIFICANT ? mean < 0 ? LOWER : HIGHER : WITHIN_NOISE;
  }

  /** As tables have it. */
  public String words() {
    return words;
  }
}
