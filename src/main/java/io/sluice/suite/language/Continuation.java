package io.sluice.suite.language;

import io.sluice.training.LearningRateSchedule;

/**
 * That a finished run was lengthened. What it was trained by before is said by what stands before
 * this: the recipe, or another continuation.
 *
 * @param after the step at which it was finished
 * @param steps at which it is finished now
 * @param schedule of the learning rate from the next step on, as of a run of so many steps
 */
public record Continuation(long after, long steps, LearningRateSchedule schedule) {

  /** Refuses one that does not go on. */
  public Continuation {
    if (after < 1 || steps <= after) {
      throw new IllegalArgumentException(
          "a run that has %d steps cannot go on to step %d: give more --steps"
              .formatted(after, steps));
    }
  }
}
