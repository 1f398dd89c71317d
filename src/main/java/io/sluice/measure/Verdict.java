package io.sluice.measure;

/** What a paired difference allows one to say. For losses, lower is better. */
public enum Verdict {
  LOWER("lower than the baseline"),
  HIGHER("higher than the baseline"),
  WITHIN_NOISE("within noise"),
  UNKNOWN("unknown: one seed shows no spread");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** The verdict as a table says it. */
  public String words() {
    return words;
  }
}
