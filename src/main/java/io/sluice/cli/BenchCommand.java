package io.sluice.cli;

import io.sluice.engine.EngineFacts;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.ProcessMemory;
import io.sluice.engine.TensorEngine;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.report.Overhead;
import io.sluice.study.OverheadRows;
import io.sluice.suite.language.Benchmark;
import io.sluice.transformer.AttentionShape;
import io.sluice.transformer.BlockStyle;
import io.sluice.transformer.Normalization;
import io.sluice.transformer.TransformerShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Measures how fast this machine trains. */
final class BenchCommand implements Command {

  private static final Flag<Integer> LAYERS = size("layers", "pairs of sub-layers", 6);
  private static final Flag<Integer> WIDTH = size("width", "width of the residual stream", 384);
  private static final Flag<Integer> HEADS = size("heads", "attention heads", 6);
  private static final Flag<Integer> CONTEXT = size("context", "tokens of a sequence", 256);
  private static final Flag<Integer> BATCH = size("batch", "sequences of a step", 8);
  private static final Flag<Integer> VOCABULARY = size("vocabulary", "token ids", 4096);
  private static final Flag<Integer> STEPS = size("steps", "timed steps of each variant", 20);
  private static final Flag<List<FeedForward>> FEED_FORWARD =
      Flag.of(
          "feed-forward",
          "A,B,...",
          "variants that take their steps in turns, so that their ratio is fair: "
              + Flags.VARIANTS
              + " (default swiglu)",
          Values.list(FeedForward::of));

  private static Flag<Integer> size(String name, String description, int otherwise) {
    return Flag.of(
        name, "N", description + " (default " + otherwise + ")", Values.integer(1, 1 << 20));
  }

  @Override
  public Usage usage() {
    return new Usage("bench", "measure training speed beside the machine's own matrix-product rate")
        .details(
            "Trains on random ids with the training loop's own step: RMSNorm, rotary positions, tied"
                + " head, no biases, hidden width by equal parameters. Matrix products of 2048 x 2048 in the"
                + " same precision are timed before every step, and medians are printed, so the ratio of the"
                + " two (utilisation) holds on a busy machine. Several variants also get a table of what each"
                + " costs over the first and over ReLU in its form, if that is among them; the memory is that"
                + " of a process of its own. With --reproducible a second process takes its steps in turns"
                + " with this one, and what that costs is printed.")
        .flags(
            LAYERS,
            WIDTH,
            HEADS,
            CONTEXT,
            BATCH,
            VOCABULARY,
            FEED_FORWARD,
            STEPS,
            Flags.PRECISION,
            Flags.DEVICE,
            Flags.THREADS,
            Flags.REPRODUCIBLE,
            Flags.JSON)
        .examples(
            "./sluice bench",
            "./sluice bench --precision bf16 --json",
            "./sluice bench --feed-forward swiglu,dynactglu --steps 20",
            "./sluice bench --reproducible x86-64 --steps 5",
            "./sluice bench --layers 2 --width 96 --heads 4 --context 128 --batch 16 --vocabulary 512");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<FeedForward> variants =
        invocation
            .get(FEED_FORWARD)
            .orElseGet(() -> List.of(FeedForwardVariant.SWIGLU.feedForward()));
    Benchmark benchmark = benchmark(invocation, variants.get(0));
    EngineSettings asked = invocation.engine();
    EngineSettings settings = asked.with(asked.precision(), Optional.empty());
    List<Benchmark.Timing> timings;
    EngineFacts facts;
    OptionalLong peak;
    try (TensorEngine engine = TensorEngine.open(settings)) {
      timings = benchmark.besideTheMachine(engine, variants);
      facts = engine.facts();
      peak = ProcessMemory.peakBytes();
    }
    List<OptionalLong> peaks =
        variants.size() == 1
            ? List.of(peak)
            : variants.stream()
                .map(variant -> new TrainingMemory().peakBytes(benchmark.of(variant), settings))
                .toList();
    List<BenchmarkResult> results = new ArrayList<>();
    for (int i = 0; i < timings.size(); i++) {
      results.add(
          BenchmarkResult.of(
              timings.get(i), timings.get(0), benchmark.tokens(), facts, peaks.get(i)));
    }
    if (asked.reproducible().isPresent()) {
      results.set(0, results.get(0).with(ReproducibleSpeed.of(benchmark, asked)));
    }
    if (invocation.json()) {
      invocation.printJson(results.size() == 1 ? results.get(0) : results);
      return Exit.DONE;
    }
    results.forEach(result -> result.print(invocation));
    if (results.size() > 1) {
      Overhead overhead =
          Overhead.of(
              variants.get(0).notation(), OverheadRows.of(benchmark, facts, timings, peaks));
      invocation.out().println();
      invocation.out().print(overhead.text(invocation.terminal().columns()));
    }
    return Exit.DONE;
  }

  private static Benchmark benchmark(Invocation invocation, FeedForward first) {
    int width = invocation.get(WIDTH).orElse(384);
    TransformerShape shape =
        new TransformerShape(
            invocation.get(LAYERS).orElse(6),
            width,
            invocation.get(CONTEXT).orElse(256),
            AttentionShape.rotary(invocation.get(HEADS).orElse(6)),
            first,
            HiddenWidth.equalParameters(4 * width, 32),
            new BlockStyle(Normalization.RMS, false, true, 0));
    return new Benchmark(
        shape,
        invocation.get(VOCABULARY).orElse(4096),
        invocation.get(BATCH).orElse(8),
        invocation.get(STEPS).orElse(20));
  }
}
