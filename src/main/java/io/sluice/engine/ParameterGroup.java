package io.sluice.engine;

/**
 * How an optimizer treats a group of parameters.
 *
 * @param rateFactor what the learning rate is multiplied by, positive
 * @param decays whether weight decay pulls it towards zero
 * @param frozenSteps the first steps in which it stays as it is
 */
public record ParameterGroup(double rateFactor, boolean decays, long frozenSteps) {

  /** For weights. */
  public static final ParameterGroup DECAYING = new ParameterGroup(1, true, 0);

  /** For what has no reason to be small: norms, biases, the shape of an activation. */
  public static final ParameterGroup PLAIN = new ParameterGroup(1, false, 0);

  /** For what a run is given and keeps. */
  public static final ParameterGroup FIXED = new ParameterGroup(1, false, Long.MAX_VALUE);

  /** Refuses factors and steps out of range. */
  public ParameterGroup {
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
