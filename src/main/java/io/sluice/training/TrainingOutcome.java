package io.sluice.training;

import java.time.Duration;
import java.util.Optional;

/**
 * How training ended.
 *
 * @param step optimizer steps done
 * @param elapsed time spent training, validation not counted
 * @param last the validation after the final step; absent if training was stopped before it
 */
public record TrainingOutcome(long step, Duration elapsed, Optional<Validation> last) {

  /**
   * Whether every step was done.
   *
   * @return false if somebody stopped the run
   */
  public boolean isComplete() {
    return last.isPresent();
  }
}
