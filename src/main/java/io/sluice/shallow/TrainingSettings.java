package io.sluice.shallow;

/**
 * How a network is trained.
 *
 * @param algorithm the way
 * @param iterations how many, at least 0
 * @param loss what becomes small
 * @param reset how targets move, where the loss is {@link Loss#SQUARED_RESET}
 * @param ridge λ, at least 0: λ·‖W_o‖² without the constants' weights is a part of the error
 * @param hinges how far hinge values go, where the algorithm trains them
 * @param solver of all small systems, with the rule of dependence
 */
public record TrainingSettings(
    Algorithm algorithm,
    int iterations,
    Loss loss,
    OutputReset reset,
    double ridge,
    HingeRule hinges,
    OrthogonalLeastSquares solver) {

  /** Refuses numbers out of range, and a loss that the algorithm has no formula for. */
  public TrainingSettings {
    if (iterations < 0) {
      throw new IllegalArgumentException(iterations + " iterations: give at least 0");
    }
    if (!(ridge >= 0 && ridge <= 1e6)) {
      throw new IllegalArgumentException("ridge " + ridge + ": give 0 to 1000000");
    }
    if (algorithm == Algorithm.LEVENBERG_MARQUARDT && loss == Loss.CROSS_ENTROPY) {
      throw new IllegalArgumentException(
          "Levenberg-Marquardt is for sums of squares: give it squared error");
    }
  }

  /** Whether training moves the targets, and so knows an error of its own. */
  public boolean accumulatesTargets() {
    return loss == Loss.SQUARED_RESET && reset == OutputReset.ACCUMULATED;
  }

  /** Squared error without a ridge, one factor for all hinges. */
  public static TrainingSettings of(Algorithm algorithm, int iterations) {
    return new TrainingSettings(
        algorithm,
        iterations,
        Loss.SQUARED,
        OutputReset.ACCUMULATED,
        0,
        HingeRule.ONE_FACTOR,
        OrthogonalLeastSquares.DEFAULT);
  }
}
