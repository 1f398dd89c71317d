package io.sluice.training;

import java.time.Duration;
import java.util.function.Supplier;

/** Time spent in steps, over interruptions: no validation, no checkpoint, nothing else. */
final class Stopwatch {

  private Duration elapsed;

  Stopwatch(Duration before) {
    elapsed = before;
  }

  /** What earlier works took; one that is under way does not count. */
  Duration elapsed() {
    return elapsed;
  }

  double seconds() {
    return elapsed.toNanos() / 1e9;
  }

  <T> T runningWhile(Supplier<T> work) {
    long started = System.nanoTime();
    try {
      return work.get();
    } finally {
      elapsed = elapsed.plusNanos(System.nanoTime() - started);
    }
  }
}
