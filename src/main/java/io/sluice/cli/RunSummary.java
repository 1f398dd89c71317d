package io.sluice.cli;

import io.sluice.run.RunResult;
import java.nio.file.Path;
import java.time.Duration;

/** A result as people read it. */
final class RunSummary {

  private RunSummary() {}

  /**
   * Prints a result.
   *
   * @param folder where the run is
   * @param rate what the rate counts: training tokens, or scored ones
   */
  static void print(Invocation invocation, Path folder, RunResult result, String rate) {
    line(invocation, "run", "%s", Home.shown(folder));
    line(invocation, "steps", "%,d", result.steps());
    line(invocation, "parameters", "%,d", result.parameters());
    line(
        invocation,
        "loss",
        "%.4f nats a token over %,d tokens of validation",
        result.lossNats(),
        result.tokens());
    line(invocation, "perplexity", "%.4f", result.perplexity());
    line(invocation, "bits per byte", "%.4f", result.bitsPerByte());
    result
        .floorNats()
        .ifPresent(
            floor ->
                line(
                    invocation,
                    "floor",
                    "%.4f nats a token is the text's true entropy; the model is %.4f above it",
                    floor,
                    result.lossNats() - floor));
    line(
        invocation,
        "time",
        "%s, %,.0f %s a second",
        Text.time(Duration.ofNanos((long) (result.elapsedS() * 1e9))),
        result.tokensPerS(),
        rate);
  }

  private static void line(Invocation invocation, String label, String format, Object... values) {
    invocation.out().println(Text.row(label, format, values));
  }
}
