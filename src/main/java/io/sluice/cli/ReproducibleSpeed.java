package io.sluice.cli;

import io.sluice.engine.EngineSettings;
import io.sluice.engine.Reproducibility;
import io.sluice.engine.TensorEngine;
import io.sluice.measure.Quartiles;
import io.sluice.notation.Words;
import io.sluice.suite.language.Benchmark;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;

/**
 * What it costs that losses are equal on other machines: medians over steps of two processes that
 * take turns.
 *
 * @param reproducible on which machines
 * @param threads on the processor
 * @param tokensPerS tokens trained on a second
 * @param stepMs milliseconds of a step
 * @param relativeSpeed the step time of the process that sums as it can, over this one's, by rounds
 */
record ReproducibleSpeed(
    Reproducibility reproducible,
    int threads,
    double tokensPerS,
    double stepMs,
    double relativeSpeed) {

  /**
   * Measures.
   *
   * @param benchmark of one variant
   * @param settings of a reproducible engine
   */
  static ReproducibleSpeed of(Benchmark benchmark, EngineSettings settings) {
    DoubleStream.Builder pinned = DoubleStream.builder();
    DoubleStream.Builder ratios = DoubleStream.builder();
    try (TensorEngine engine =
            TensorEngine.open(settings.with(settings.precision(), Optional.empty()));
        SpeedProcess other = SpeedProcess.start(benchmark, settings)) {
      LongFunction<Duration> own = benchmark.oneByOne(engine);
      for (long step = 1; step <= benchmark.allSteps(); step++) {
        double here = own.apply(step).toNanos() / 1e9;
        double there = other.take(step).toNanos() / 1e9;
        if (benchmark.isTimed(step)) {
          pinned.add(there);
          ratios.add(here / there);
        }
      }
    }
    double seconds = Quartiles.of(pinned.build().toArray()).median();
    return new ReproducibleSpeed(
        settings.reproducible().orElseThrow(),
        settings.resolvedThreads(),
        benchmark.tokens() / seconds,
        1e3 * seconds,
        Quartiles.of(ratios.build().toArray()).median());
  }

  void print(Invocation invocation) {
    invocation.row(
        "reproducible",
        "%s, %s: %,.0f tokens/s, %.1f ms a step, %.3f of that speed",
        Words.of(reproducible),
        Words.count(threads, "thread"),
        tokensPerS,
        stepMs,
        relativeSpeed);
  }
}
