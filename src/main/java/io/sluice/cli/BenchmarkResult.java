package io.sluice.cli;

import io.sluice.engine.EngineFacts;
import io.sluice.engine.Precision;
import io.sluice.feedforward.FeedForward;
import io.sluice.measure.Quartiles;
import io.sluice.notation.Words;
import io.sluice.suite.language.Benchmark;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The speed of one variant. Times and rates are medians over the timed steps.
 *
 * @param feedForward the variant
 * @param parameters of the model, a tied embedding counted once
 * @param device where
 * @param precision of matrix products, the model's and the machine's
 * @param threads on the processor
 * @param tokensPerS tokens trained on a second
 * @param stepMs milliseconds of a step
 * @param flopsPerToken 6 x parameters + 6 x layers x width x context
 * @param gflops 10⁹ operations of training a second
 * @param matmulGflops 10⁹ operations of 2048³ matrix products a second, in the same process
 * @param utilisation the first over the second
 * @param relativeSpeed the first variant's step time over this one's, by rounds
 * @param peakRssBytes the most memory of a process that trains this variant alone, where the system
 *     tells
 * @param reproducible what the first variant's speed is where losses are to be equal on other
 *     machines, if that was asked for
 */
record BenchmarkResult(
    FeedForward feedForward,
    long parameters,
    String device,
    Precision precision,
    int threads,
    double tokensPerS,
    double stepMs,
    long flopsPerToken,
    double gflops,
    double matmulGflops,
    double utilisation,
    double relativeSpeed,
    OptionalLong peakRssBytes,
    Optional<ReproducibleSpeed> reproducible) {

  static BenchmarkResult of(
      Benchmark.Timing timing,
      Benchmark.Timing first,
      long tokens,
      EngineFacts facts,
      OptionalLong peakRssBytes) {
    double seconds = Quartiles.of(seconds(timing)).median();
    double matmulGflops =
        Quartiles.of(
                timing.rounds().stream()
                    .mapToDouble(round -> round.matrixProductGflops().orElseThrow())
                    .toArray())
            .median();
    double gflops = tokens / seconds * timing.flopsPerToken() / 1e9;
    return new BenchmarkResult(
        timing.feedForward(),
        timing.parameters(),
        facts.device(),
        facts.precision(),
        facts.threads(),
        tokens / seconds,
        1e3 * seconds,
        timing.flopsPerToken(),
        gflops,
        matmulGflops,
        gflops / matmulGflops,
        relative(timing, first),
        peakRssBytes,
        Optional.empty());
  }

  BenchmarkResult with(ReproducibleSpeed speed) {
    return new BenchmarkResult(
        feedForward,
        parameters,
        device,
        precision,
        threads,
        tokensPerS,
        stepMs,
        flopsPerToken,
        gflops,
        matmulGflops,
        utilisation,
        relativeSpeed,
        peakRssBytes,
        Optional.of(speed));
  }

  /** Steps of one round lie side by side in time, so their ratio does not see the machine drift. */
  private static double relative(Benchmark.Timing timing, Benchmark.Timing first) {
    double[] own = seconds(timing);
    double[] others = seconds(first);
    return Quartiles.of(
            IntStream.range(0, own.length).mapToDouble(i -> others[i] / own[i]).toArray())
        .median();
  }

  private static double[] seconds(Benchmark.Timing timing) {
    List<Benchmark.Round> rounds = timing.rounds();
    return rounds.stream().mapToDouble(round -> round.elapsed().toNanos() / 1e9).toArray();
  }

  void print(Invocation invocation) {
    invocation.row(
        "model",
        "%s, %,d parameters, %s, %s, %s",
        feedForward.notation(),
        parameters,
        device,
        Words.of(precision),
        Words.count(threads, "thread"));
    invocation.row("speed", "%,.0f tokens/s, %.1f ms a step", tokensPerS, stepMs);
    invocation.row(
        "FLOPs a token", "%,d = 6 x parameters + 6 x layers x width x context", flopsPerToken);
    invocation.row(
        "rate",
        "%,.1f GFLOP/s of training, %,.1f of matrix products: utilisation %.3f",
        gflops,
        matmulGflops,
        utilisation);
    if (relativeSpeed != 1) {
      invocation.row("relative", "%.3f of the first variant's speed", relativeSpeed);
    }
    peakRssBytes.ifPresent(bytes -> invocation.row("memory", "%s at most", Text.megabytes(bytes)));
    reproducible.ifPresent(speed -> speed.print(invocation));
  }
}
