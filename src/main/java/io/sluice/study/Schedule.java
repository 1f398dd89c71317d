package io.sluice.study;

import io.sluice.notation.Words;

/** How the marks of a study share learning-rate schedules. */
public enum Schedule {
  /** One run a variant and seed; the marks are measured on the way to its end. */
  SHARED,
  /** A run of its own for each mark, whose learning rate falls to its end there. */
  OWN;

  /** The word in {@code study.yaml} and {@code results.csv}. */
  public String word() {
    return Words.of(this);
  }
}
