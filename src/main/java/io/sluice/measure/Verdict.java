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

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /**
   * What a mean difference is.
   *
   * @param mean variant minus baseline
   * @param found whether a test tells it from zero
   */
  static Verdict of(double mean, boolean found) {
    return found ? mean < 0 ? LOWER : HIGHER : WITHIN_NOISE;
  }

  /** As tables have it. */
  public String words() {
    return words;
  }
}
