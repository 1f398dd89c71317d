package io.sluice.cli;

import io.sluice.run.RunResult;
import java.nio.file.Path;

/** A result as people read it. */
final class RunSummary {

  private RunSummary() {}

  /**
   * Prints a result.
   *
   * @param folder where the run is
   * @param measured what its loss is over
   * @param work what took the time: training, or scoring
   */
  static void print(
      Invocation invocation, Path folder, RunResult result, String measured, String work) {
    line(invocation, "run", "%s", Home.shown(folder));
    line(invocation, "steps", "%,d", result.steps());
    line(invocation, "parameters", "%,d", result.parameters());
    line(
        invocation,
        "loss",
        "%.4f nats a token over %,d tokens of %s",
        result.lossNats(),
        result.tokens(),
        measured);
    line(invocation, "perplexity", "%.4f", result.perplexity());
    line(invocation, "bits per byte", "%s", bitsPerByte(result));
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
        "%s",
        CallTime.with(work, result.elapsedS(), result.tokensPerS(), "tokens"));
  }

  private static String bitsPerByte(RunResult result) {
    return result.bitsPerByte().isPresent()
        ? Text.of("%.4f", result.bitsPerByte().getAsDouble())
        : result.lostShare().isPresent()
            ? "none: " + Text.lost(result.lostShare().getAsDouble()) + " of this text"
            : "none";
  }

  private static void line(Invocation invocation, String label, String format, Object... values) {
    invocation.row(label, format, values);
  }
}
