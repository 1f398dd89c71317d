package io.sluice.cli;

import io.sluice.run.RunResult;
import java.nio.file.Path;
import java.util.OptionalDouble;

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
    invocation.row("run", "%s", Home.shown(folder));
    invocation.row("steps", "%,d", result.steps());
    invocation.row("parameters", "%,d", result.parameters());
    invocation.row(
        "loss",
        "%.4f nats a token over %,d tokens of %s",
        result.lossNats(),
        result.tokens(),
        measured);
    invocation.row("perplexity", "%.4f", result.perplexity());
    invocation.row("bits per byte", "%s", bitsPerByte(result));
    result
        .floorNats()
        .ifPresent(
            floor ->
                invocation.row(
                    "floor",
                    "%.4f nats a token is the text's true entropy; the model is %.4f above it",
                    floor,
                    result.lossNats() - floor));
    result
        .test()
        .ifPresent(
            test ->
                invocation.row(
                    "test",
                    "%.4f nats a token over %,d tokens%s",
                    test.lossNats(),
                    test.tokens(),
                    above(test.lossNats(), test.floorNats())));
    invocation.row(
        "time", "%s", CallTime.with(work, result.elapsedS(), result.tokensPerS(), "tokens"));
  }

  private static String above(double loss, OptionalDouble floor) {
    return floor.isPresent()
        ? Text.of(", %.4f above their true entropy", loss - floor.getAsDouble())
        : "";
  }

  private static String bitsPerByte(RunResult result) {
    return result.bitsPerByte().isPresent()
        ? Text.of("%.4f", result.bitsPerByte().getAsDouble())
        : result.lostShare().isPresent()
            ? "none: " + Text.lost(result.lostShare().getAsDouble()) + " of this text"
            : "none";
  }
}
