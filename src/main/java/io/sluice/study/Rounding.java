package io.sluice.study;

/** Whether a study measures what another order of sums does to its losses. */
public enum Rounding {
  /**
   * The baseline's run with the first seed is trained once more, with another number of threads.
   */
  REPEAT,
  /** Nothing is trained for that, as where the key is left out. */
  NONE
}
