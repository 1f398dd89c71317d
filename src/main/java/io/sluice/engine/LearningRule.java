package io.sluice.engine;

/**
 * How an optimizer treats a parameter.
 *
 * @param rateFactor what the learning rate is multiplied by, positive
 * @param decays whether weight decay pulls it towards zero
 * @param frozenSteps the first steps in which it stays as it is
 */
public record LearningRule(double rateFactor, boolean decays, long frozenSteps) {

  /** For weights. */
  public static final LearningRule DECAYING = new LearningRule(1, true, 0);

  /** For what has no reason to be small: norms, biases, the shape of an activation. */
  public static final LearningRule PLAIN = new LearningRule(1, false, 0);

  /** For what a run is given and keeps. */
  public static final LearningRule FIXED = new LearningRule(1, false, Long.MAX_VALUE);

  /** Refuses factors and steps out of range. */
  public LearningRule {
    if (!(rateFactor > 0 && rateFactor <= 1000)) {
      throw new IllegalArgumentException(
          "learning-rate factor " + rateFactor + ": give more than 0 and at most 1000");
    }
    if (frozenSteps < 0) {
      throw new IllegalArgumentException("frozen for " + frozenSteps + " steps: give at least 0");
    }
  }

  /**
   * Whether it is ever updated.
   *
   * @return false for {@link #FIXED}
   */
  public boolean learns() {
    return frozenSteps < Long.MAX_VALUE;
  }
}
