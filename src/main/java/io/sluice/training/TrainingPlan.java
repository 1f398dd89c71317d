package io.sluice.training;

import java.util.List;

/**
 * How long and how to train, whatever the task.
 *
 * @param steps optimizer steps
 * @param accumulation micro-batches a step, whose gradients are averaged
 * @param schedule the learning rate
 * @param optimizer AdamW and clipping
 * @param validationInterval validate every so many steps; 0 for at marks and at the end only
 * @param marks named steps at which to validate
 * @param checkpointInterval save every so many steps
 */
public record TrainingPlan(
    long steps,
    int accumulation,
    LearningRateSchedule schedule,
    AdamWSettings optimizer,
    long validationInterval,
    List<Long> marks,
    long checkpointInterval) {

  /** Copies the marks and refuses values out of range. */
  public TrainingPlan {
    marks = marks.stream().sorted().distinct().toList();
    if (steps < 1 || accumulation < 1 || checkpointInterval < 1 || validationInterval < 0) {
      throw new IllegalArgumentException(
          ("%d steps, accumulation %d, checkpoint interval %d, validation interval %d: the first three must be at"
                  + " least 1, the last at least 0")
              .formatted(steps, accumulation, checkpointInterval, validationInterval));
    }
    for (long mark : marks) {
      if (mark < 1 || mark > steps) {
        throw new IllegalArgumentException(
            "mark " + mark + " lies outside the run's steps 1 to " + steps);
      }
    }
  }

  /** Whether to validate after this step. */
  boolean validatesAt(long step) {
    return step == steps
        || marks.contains(step)
        || (validationInterval > 0 && step % validationInterval == 0);
  }

  /** Whether to save after this step. */
  boolean savesAt(long step) {
    return step == steps || step % checkpointInterval == 0;
  }
}
