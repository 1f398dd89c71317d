package io.sluice.training;

import java.time.Duration;
import java.util.function.Supplier;

/** Time spent training, over interruptions and without validation. */
final class Stopwatch {

  private long started = System.nanoTime();
  private Duration before;

  Stopwatch(Duration before) {
    this.before = before;
  }

  Duration elapsed() {
    return before.plusNanos(System.nanoTime() - started);
  }

  double seconds() {
    return elapsed().toNanos() / 1e9;
  }

  void pauseWhile(Runnable work) {
    before = elapsed();
    try {
      work.run();
    } finally {
      started = System.nanoTime();
    }
  }

  <T> T pausedWhile(Supplier<T> work) {
    before = elapsed();
    try {
      return work.get();
    } finally {
      started = System.nanoTime();
    }
  }
}
