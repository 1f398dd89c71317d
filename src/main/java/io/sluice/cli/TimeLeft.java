package io.sluice.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How long a training still takes, by the steps after its first: in that one the engine starts up,
 * which no other step does. Validations and checkpoints so far are in it, so it is time on the
 * wall.
 */
final class TimeLeft {

  private final long steps;
  private final LongSupplier nanoseconds;
  private long firstStep;
  private long since;

  TimeLeft(long steps, LongSupplier nanoseconds) {
    this.steps = steps;
    this.nanoseconds = nanoseconds;
  }

  /** After each step; unknown after the first. */
  Optional<Duration> after(long step) {
    long now = nanoseconds.getAsLong();
    if (firstStep == 0) {
      firstStep = step;
      since = now;
      return Optional.empty();
    }
    long each = (now - since) / (step - firstStep);
    return Optional.of(Duration.ofNanos(each * (steps - step)));
  }
}
