package io.sluice.training;

import io.sluice.engine.ProcessorClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Time spent in steps, over interruptions: no validation, no checkpoint, nothing else. */
final class Stopwatch {

  private final ProcessorClock clock;
  private Duration elapsed;
  private Optional<Duration> processor;

  /**
   * Goes on.
   *
   * @param elapsed before
   * @param processor processor time before; if that is not known, the sum never will be
   * @param clock read before and after each work
   */
  Stopwatch(Duration elapsed, Optional<Duration> processor, ProcessorClock clock) {
    this.elapsed = elapsed;
    this.processor = processor;
    this.clock = clock;
  }

  /** What earlier works took; one that is under way does not count. */
  Duration elapsed() {
    return elapsed;
  }

  /** The processor time that they took, if it is known of all of them. */
  Optional<Duration> processor() {
    return processor;
  }

  double seconds() {
    return seconds(elapsed);
  }

  OptionalDouble processorSeconds() {
    return processor.stream().mapToDouble(Stopwatch::seconds).findFirst();
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  <T> T runningWhile(Supplier<T> work) {
    Optional<Duration> before = clock.read();
    long started = System.nanoTime();
    try {
      return work.get();
    } finally {
      elapsed = elapsed.plusNanos(System.nanoTime() - started);
      Optional<Duration> after = clock.read();
      processor =
          processor.flatMap(
              sum -> before.flatMap(from -> after.map(to -> sum.plus(to).minus(from))));
    }
  }
}
