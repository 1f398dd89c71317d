package io.sluice.training;

import static io.sluice.training.LearningRateSchedule.Decay.COSINE;

import java.util.List;

/** Plans for tests. */
final class TrainingPlans {

  static final AdamWSettings OPTIMIZER = new AdamWSettings(0.9, 0.99, 1e-8, 0.1, 1);
  static final LearningRateSchedule SCHEDULE = new LearningRateSchedule(COSINE, 0.1, 0.01, 5, 1);

  private TrainingPlans() {}

  static TrainingPlan plan(long steps, int accumulation, long validations, long checkpoints) {
    return new TrainingPlan(
        steps, accumulation, SCHEDULE, OPTIMIZER, validations, List.of(), checkpoints);
  }
}
