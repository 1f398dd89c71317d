package io.sluice.suite.mlp;

import io.sluice.shallow.Loss;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.training.AdamWSettings;
import io.sluice.training.TrainingPlan;
import java.util.List;

/**
 * What Adam trains, and how.
 *
 * @param network what it is before training
 * @param adam rate and batch
 * @param epochs how often each pattern is seen, at least
 * @param loss what becomes small
 * @param ridge λ, at least 0: λ·‖W_o‖² without the constants' weights is a part of the error
 * @param dependence the rule by which the first output weights are solved for
 * @param seed of the order of the patterns
 */
record AdamPlan(
    NetworkSettings network,
    AdamSettings adam,
    int epochs,
    Loss loss,
    double ridge,
    OrthogonalLeastSquares dependence,
    long seed) {

  /** The defaults of Kingma and Ba (arXiv 1412.6980); gradients are never clipped. */
  private static final AdamWSettings OPTIMIZER = new AdamWSettings(0.9, 0.999, 1e-8, 0, 1e30);

  /** A few seconds of training: to force a file to the disk takes as long as many steps. */
  private static final long CHECKPOINT_STEPS = 2000;

  /** Refuses numbers out of range. */
  AdamPlan {
    if (epochs < 1 || epochs > 1_000_000) {
      throw new IllegalArgumentException(epochs + " epochs of adam: give 1 to 1000000");
    }
    if (!(ridge >= 0 && ridge <= 1e6)) {
      throw new IllegalArgumentException("ridge " + ridge + ": give 0 to 1000000");
    }
  }

  /** Measured after each epoch. */
  TrainingPlan training(long stepsPerEpoch) {
    long steps = epochs * stepsPerEpoch;
    return new TrainingPlan(
        steps, 1, adam.schedule(), OPTIMIZER, stepsPerEpoch, List.of(), CHECKPOINT_STEPS);
  }
}
