package io.sluice.run;

import java.util.Optional;

/**
 * How the training of a run ended.
 *
 * @param step optimizer steps done
 * @param steps optimizer steps of the whole run
 * @param result the result of a finished run; absent if somebody stopped it
 * @param <R> what a finished run comes to
 */
public record Outcome<R>(long step, long steps, Optional<R> result) {

  /** Of a finished run. */
  static <R extends SuiteResult> Outcome<R> of(R result) {
    return new Outcome<>(result.steps(), result.steps(), Optional.of(result));
  }
}
