package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.EngineFacts;
import io.sluice.engine.Precision;
import io.sluice.engine.ProcessorClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class StopwatchTest {
  private static final Duration BEFORE = Duration.ofSeconds(10);

  /** A clock that was read twice a work. */
  private static ProcessorClock reading(Integer... seconds) {
    Queue<Integer> left = new ArrayDeque<>(List.of(seconds));
    return () -> Optional.of(Duration.ofSeconds(left.remove()));
  }

  private static void work(Stopwatch stopwatch, int times) {
    for (int i = 0; i < times; i++) {
      stopwatch.runningWhile(() -> "done");
    }
  }

  /** Between the works a validation took 40 seconds of the processor. */
  @Test
  void theSumIsOfWorksAloneAndGoesOn() {
    Stopwatch stopwatch =
        new Stopwatch(Duration.ZERO, Optional.of(BEFORE), reading(100, 102, 142, 145));
    work(stopwatch, 2);
    assertThat(stopwatch.processorSeconds()).hasValue(15);
  }

  @Test
  void whatIsNotKnownOfAPartIsNotKnownOfTheSum() {
    Stopwatch ofAnOldCheckpoint = new Stopwatch(BEFORE, Optional.empty(), reading(100, 102));
    work(ofAnOldCheckpoint, 1);
    assertThat(ofAnOldCheckpoint.processor()).isEmpty();
    assertThat(ofAnOldCheckpoint.elapsed()).isGreaterThan(BEFORE);
    Stopwatch withoutAClock = new Stopwatch(BEFORE, Optional.of(BEFORE), Optional::empty);
    work(withoutAClock, 1);
    assertThat(withoutAClock.processor()).isEmpty();
  }

  /** What a thread computed is in it. */
  @Test
  void theClockCountsWhatIsComputed() {
    ProcessorClock clock = ProcessorClock.of(facts("cpu", 1));
    Duration begun = clock.read().orElseThrow();
    long until = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + 300_000_000;
    while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }
    Duration taken = clock.read().orElseThrow().minus(begun);
    assertThat(taken).isBetween(Duration.ofMillis(280), Duration.ofMillis(2000));
  }

  @Test
  void aClockThatWouldMisleadTellsNothing() {
    assertThat(ProcessorClock.of(facts("gpu0", 1)).read()).isEmpty();
    int tooMany = Runtime.getRuntime().availableProcessors() + 1;
    assertThat(ProcessorClock.of(facts("cpu", tooMany)).read()).isEmpty();
  }

  private static EngineFacts facts(String device, int threads) {
    return new EngineFacts(
        "an engine",
        "a folder",
        device,
        0,
        Precision.FP32,
        false,
        threads,
        List.of(),
        List.of(),
        OptionalLong.empty());
  }
}
