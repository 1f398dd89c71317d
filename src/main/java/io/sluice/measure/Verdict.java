package io.sluice.measure;

/** What a paired difference allows one to say. For losses, lower is better. */
public enum Verdict {
  /** Lower than the baseline. */
  LOWER,
  /** Higher than the baseline. */
  HIGHER,
  /** No more than what seeds alone make of it. */
  WITHIN_NOISE,
  /** One seed shows no spread. */
  UNKNOWN
}
