package io.sluice.cli;

import io.sluice.notation.Words;
import io.sluice.run.Json;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageOutcome;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRun;
import io.sluice.suite.language.TextSources;
import io.sluice.training.TrainingListener;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A training that a person waits for: what is going to be trained, how it goes, what came out. A
 * signal stops it after the step that it is in.
 *
 * @param invocation where to write
 * @param folder of the run
 * @param textTokens tokens of the training text, where they are known
 */
record ForegroundTraining(Invocation invocation, Path folder, OptionalLong textTokens) {

  /** Trains, and prints the result or how to go on. */
  Exit run(TextSources sources, Function<LanguageRun, LanguageOutcome> training) {
    LanguageOutcome outcome;
    try (Progress progress = Progress.of(invocation.terminal(), "tokens")) {
      TrainingListener listener = new HeaderThenProgress(progress);
      outcome =
          training.apply(new LanguageRun(sources, listener, invocation.interruption().signal()));
    }
    if (outcome.result().isEmpty()) {
      invocation
          .err()
          .println(
              Text.of(
                  "stopped and saved after step %,d of %,d; go on with ./sluice resume %s",
                  outcome.step(), outcome.steps(), Home.shown(folder)));
      return Exit.STOPPED;
    }
    RunResult result = outcome.result().get();
    if (invocation.json()) {
      invocation.printJson(result);
    } else {
      RunSummary.print(invocation, folder, result, "tokens");
    }
    return Exit.DONE;
  }

  private void header(long firstStep, long steps) {
    LanguageConfiguration configuration =
        Json.read(RunDirectory.open(folder).config(), LanguageConfiguration.class);
    LanguageRecipe recipe = configuration.recipe();
    int vocabulary = configuration.text().vocabulary();
    long stepTokens =
        (long) recipe.batch() * recipe.model().context() * recipe.training().accumulation();
    say("run", "%s%s", Home.shown(folder), firstStep > 1 ? ", from step " + firstStep : "");
    say(
        "model",
        "%s, %,d parameters, vocabulary %,d",
        recipe.model().feedForward().notation(),
        recipe.model().parameters(vocabulary),
        vocabulary);
    say(
        "FLOPs a token",
        "%,d = 6 x parameters + 6 x layers x width x context",
        recipe.model().flopsPerToken(vocabulary));
    say(
        "training",
        "%,d steps of %,d tokens on %s%s",
        steps,
        stepTokens,
        recipe.corpus(),
        textTokens.isPresent()
            ? Text.of(
                ", %,d tokens, %.2f epochs",
                textTokens.getAsLong(), (double) steps * stepTokens / textTokens.getAsLong())
            : "");
    say(
        "machine",
        "%s, %s, %d threads",
        configuration.compute().device(),
        Words.of(configuration.compute().precision()),
        configuration.compute().threads());
  }

  private void say(String label, String format, Object... values) {
    invocation.err().println(Text.row(label, format, values));
  }

  /** Prints the header when everything about the run is known, which is when it starts. */
  private final class HeaderThenProgress implements TrainingListener {
    private final Progress progress;

    HeaderThenProgress(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void onStart(long firstStep, long steps) {
      invocation.interruption().arm("stopping after this step");
      header(firstStep, steps);
      progress.onStart(firstStep, steps);
    }

    @Override
    public void onStep(TrainRecord record) {
      progress.onStep(record);
    }

    @Override
    public void onValidation(ValidationRecord record) {
      progress.onValidation(record);
    }
  }
}
