package io.sluice.training;

import java.util.Optional;

/**
 * That a finished run was lengthened. What it was trained by before is said by what stands before
 * this: the recipe, or another continuation. Steps are those of the run's records, which of small
 * networks are iterations, but of Adam the optimizer's.
 *
 * @param after the step at which it was finished
 * @param steps at which it is finished now
 * @param schedule of the learning rate from the next step on, as of a run of so many steps; none
 *     where there are no rates
 */
public record Continuation(long after, long steps, Optional<LearningRateSchedule> schedule) {

  /** Refuses one that does not go on. */
  public Continuation {
    if (after < 1 || steps <= after || steps > TrainingPlan.MOST_STEPS) {
      throw new IllegalArgumentException(
          "after is %d and steps is %d: give --steps, --epochs or --iterations of at least 1, more than there are and at most 10^12"
              .formatted(after, steps));
    }
  }
}
