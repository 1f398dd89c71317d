package io.sluice.corpus;

import java.util.Locale;

/** A part of a corpus that is not trained on. */
public enum HeldOut {
  /** Looked at as often as one likes: for curves, tuning and choosing. */
  VALIDATION,
  /** Measured at the marks of a run and then only reported, so that no choice can have seen it. */
  TEST;

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
