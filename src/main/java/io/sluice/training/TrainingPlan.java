package io.sluice.training;

import io.sluice.notation.Limit;
import java.util.List;

/**
 * How long and how to train, whatever the task.
 *
 * @param steps optimizer steps
 * @param accumulation micro-batches a step, whose gradients are averaged
 * @param schedule the learning rate
 * @param optimizer AdamW and clipping
 * @param validationInterval validate every so many steps; 0 for at marks and at the end only
 * @param marks named steps at which to validate and to measure on test data, if there are such
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

  /** The longest run: at a thousand steps a second it takes thirty years. */
  public static final long MOST_STEPS = 1_000_000_000_000L;

  private static final Limit STEPS = new Limit("steps", 1, MOST_STEPS);
  private static final Limit ACCUMULATION = new Limit("accumulation", 1, 1 << 20);
  private static final Limit VALIDATION_INTERVAL = new Limit("validation_interval", 0, MOST_STEPS);
  private static final Limit CHECKPOINT_INTERVAL = new Limit("checkpoint_interval", 1, MOST_STEPS);

  /** Copies the marks and refuses values out of range. */
  public TrainingPlan {
    marks = marks.stream().sorted().distinct().toList();
    STEPS.require(steps);
    ACCUMULATION.require(accumulation);
    VALIDATION_INTERVAL.require(validationInterval);
    CHECKPOINT_INTERVAL.require(checkpointInterval);
    for (long mark : marks) {
      if (mark < 1 || mark > steps) {
        throw new IllegalArgumentException(
            "marks: " + mark + " lies outside the run's steps 1 to " + steps);
      }
    }
  }

  /**
   * Refuses a new run that is over before the learning rate is at its peak. Old runs may be such.
   *
   * @throws IllegalArgumentException with both options
   */
  public void requirePeak() {
    if (schedule.warmupSteps() > steps) {
      throw new IllegalArgumentException(
          "a warm-up of %,d steps does not end in a run of %,d: give a --warm-up of at most the --steps (of a recipe training.schedule.warmup_steps and training.steps)"
              .formatted(schedule.warmupSteps(), steps));
    }
  }

  /** The same of another length that has room for the marks. */
  TrainingPlan withSteps(long other) {
    return new TrainingPlan(
        other, accumulation, schedule, optimizer, validationInterval, marks, checkpointInterval);
  }

  /** Whether to validate after this step. */
  boolean validatesAt(long step) {
    return step == steps
        || marks.contains(step)
        || (validationInterval > 0 && step % validationInterval == 0);
  }

  /** Whether to measure on test data after this step. */
  boolean testsAt(long step) {
    return marks.contains(step);
  }

  /** Whether to save after this step. */
  boolean savesAt(long step) {
    return step == steps || step % checkpointInterval == 0;
  }
}
