package io.sluice.training;

import java.time.Duration;
import java.util.Optional;

/**
 * How training ended.
 *
 * @param step optimizer steps done
 * @param elapsed time spent training, validation not counted
 * @param last the validation after the final step; absent if training was stopped before it
 * @param test the same on the test data, where that was measured then
 */
public record TrainingOutcome(
    long step, Duration elapsed, Optional<Validation> last, Optional<Validation> test) {

  /**
   * Whether every step was done.
   *
   * @return false if somebody stopped the run
   */
  public boolean isComplete() {
    return last.isPresent();
  }
}
