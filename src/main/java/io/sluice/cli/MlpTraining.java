package io.sluice.cli;

import io.sluice.notation.ShellWord;
import io.sluice.notation.Words;
import io.sluice.recipe.Change;
import io.sluice.run.IterationRecord;
import io.sluice.run.Outcome;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpListener;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.suite.mlp.MlpResult;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.suite.mlp.PreparedPatterns;
import io.sluice.suite.mlp.RoundIterations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The training of a small network that a person waits for.
 *
 * @param invocation where to write
 * @param folder of the run
 * @param dataDirectory where known tables are
 */
record MlpTraining(Invocation invocation, Path folder, Path dataDirectory) {

  /** Trains, and prints the result or how to go on. */
  Exit run(Function<MlpRun, Outcome<MlpResult>> training) {
    invocation
        .interruption()
        .keeping(new KeptRun(folder, "mlp resume", MlpRun::savedStep)::sentence);
    Outcome<MlpResult> outcome =
        training.apply(new MlpRun(dataDirectory, new Lines(), invocation.interruption().signal()));
    if (outcome.result().isEmpty()) {
      invocation.say(
          "stopped after iteration %,d of %,d; ./sluice mlp resume %s trains it to the end, to the"
              + " same bits",
          outcome.step(), outcome.steps(), ShellWord.of(Home.shown(folder)));
      return Exit.STOPPED;
    }
    return invocation.done(outcome.result().get(), () -> summary(outcome.result().get()));
  }

  /** A line for the iterations 0, 1, 2, 5, 10 and so on, and one every ten seconds. */
  private final class Lines implements MlpListener {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private long printedAt = System.nanoTime();
    private long iterations;

    @Override
    public void onNotice(String sentence) {
      invocation.note(sentence);
    }

    @Override
    public void onStart(PreparedPatterns patterns, long all) {
      invocation.interruption().arm("stopping after this iteration");
      iterations = all;
      header(patterns, all);
    }

    @Override
    public void onGoingOn(long iteration) {
      invocation.note("goes on", "from iteration %,d", iteration);
    }

    @Override
    public void onIteration(long iteration, IterationRecord record) {
      if (!RoundIterations.has(iteration)
          && iteration != iterations
          && System.nanoTime() - printedAt < INTERVAL.toNanos()) {
        return;
      }
      printedAt = System.nanoTime();
      invocation.note(
          Text.of("iteration %,d", iteration),
          "training error %s%s%s",
          Text.decimal(record.trainingError()),
          record.testError().isPresent()
              ? ", test error " + Text.decimal(record.testError().getAsDouble())
              : "",
          told(record));
    }
  }

  /** Of the test rows, or where there are none, of those trained on. */
  private static String told(IterationRecord record) {
    OptionalDouble rate =
        record.testError().isPresent() ? record.testErrorRate() : record.trainingErrorRate();
    return rate.isPresent() ? Text.of(", %.2f %% told wrongly", 100 * rate.getAsDouble()) : "";
  }

  private void header(PreparedPatterns patterns, long iterations) {
    MlpConfiguration configuration = MlpRun.configuration(folder);
    MlpRecipe recipe = configuration.recipe();
    invocation.note("run", "%s", Home.shown(folder));
    invocation.note(
        "data",
        "%s: %s, %,d %s; %,d rows to train on, %s to measure on",
        recipe.data().notation(),
        Words.count(patterns.training().inputCount(), "input"),
        patterns.training().outputCount(),
        outputs(patterns),
        patterns.training().count(),
        patterns.testCount() > 0 ? Text.of("%,d", patterns.testCount()) : "none");
    List<String> constant = patterns.standardization().constantInputs();
    if (!constant.isEmpty()) {
      invocation.note(
          "constant", "%s: these inputs do not vary and tell nothing", String.join(", ", constant));
    }
    patterns.nothingToLearn().ifPresent(sentence -> invocation.note("constant", "%s", sentence));
    invocation.note(
        "network",
        "%d hidden units, %s, by %s, %,d iterations, seed %d",
        recipe.hidden(),
        recipe.method().activation().notation(),
        recipe.method().algorithm().word(),
        iterations,
        configuration.seed());
    recipe
        .method()
        .adam()
        .ifPresent(
            adam ->
                invocation.note(
                    "learning rate",
                    "%s at its highest, batches of %,d",
                    Change.plain(Double.toString(adam.learningRate())),
                    Math.min(adam.batch(), patterns.training().count())));
    invocation.noteWeights(configuration.weights());
  }

  private static String outputs(PreparedPatterns patterns) {
    if (patterns.isClasses()) {
      return "classes";
    }
    return patterns.training().outputCount() == 1 ? "target" : "targets";
  }

  /** The error of test rows never has it. */
  private String ridgePart() {
    return MlpRun.configuration(folder).recipe().ridge() > 0 ? ", with the ridge's part" : "";
  }

  private void summary(MlpResult result) {
    invocation.row("run", "%s", Home.shown(folder));
    invocation.row("parameters", "%,d", result.parameters());
    invocation.row("training error", "%s%s", Text.decimal(result.trainingError()), ridgePart());
    result.testError().ifPresent(error -> invocation.row("test error", "%s", Text.decimal(error)));
    result
        .testRootMeanSquare()
        .ifPresent(error -> invocation.row("test RMS", "%.4g, in the unit of the target", error));
    result
        .testErrorRate()
        .ifPresent(
            rate ->
                invocation.row(
                    "told wrongly",
                    "%.2f %% of %,d test rows, %.2f %% of the training rows",
                    100 * rate,
                    result.testPatterns(),
                    100 * result.trainingErrorRate().orElseThrow()));
    if (result.testErrorRate().isEmpty()) {
      result
          .trainingErrorRate()
          .ifPresent(
              rate -> invocation.row("told wrongly", "%.2f %% of the training rows", 100 * rate));
    }
    if (result.dependent() > 0) {
      invocation.row(
          "dependent",
          "%,d of the output's functions are sums of others; their weights are 0",
          result.dependent());
    }
    invocation.row("multiplies", "%.3g", (double) result.multiplies());
    invocation.row("time", "%s", CallTime.with(Text.of("training %.2f s", result.elapsedS())));
  }
}
