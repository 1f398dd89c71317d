package io.sluice.cli;

import io.sluice.notation.Words;
import io.sluice.recipe.Change;
import io.sluice.run.Json;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRun;
import io.sluice.suite.language.TextSources;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The training of a language model that a person waits for.
 *
 * @param invocation where to write
 * @param folder of the run
 * @param textTokens tokens of the training text, where they are known
 */
record LanguageTraining(Invocation invocation, Path folder, OptionalLong textTokens) {

  /** Trains, and prints the result or how to go on. */
  Exit run(TextSources sources, Function<LanguageRun, Outcome<RunResult>> training) {
    return new ForegroundTraining(invocation, folder, this::header, "tokens", "resume")
        .run(
            listener ->
                training.apply(
                    new LanguageRun(sources, listener, invocation.interruption().signal())),
            result -> RunSummary.print(invocation, folder, result, "validation", "training"));
  }

  private void header(long firstStep, long steps) {
    LanguageConfiguration configuration =
        Json.read(RunDirectory.open(folder).config(), LanguageConfiguration.class);
    LanguageRecipe recipe = configuration.recipe();
    int vocabulary = configuration.text().vocabulary();
    long stepTokens =
        (long) recipe.batch() * recipe.model().context() * recipe.training().accumulation();
    invocation.note(
        "run", "%s%s", Home.shown(folder), firstStep > 1 ? ", from step " + firstStep : "");
    invocation.note(
        "model",
        "%s, %,d parameters, vocabulary %,d",
        recipe.model().feedForward().notation(),
        recipe.model().parameters(vocabulary),
        vocabulary);
    invocation.noteWeights(configuration.weights());
    invocation.note(
        "FLOPs a token",
        "%,d = 6 x parameters + 6 x layers x width x context",
        recipe.model().flopsPerToken(vocabulary));
    invocation.note(
        "training",
        "%s of %,d tokens on %s%s",
        Words.count(steps, "step"),
        stepTokens,
        recipe.corpus(),
        textTokens.isPresent()
            ? Text.of(
                ", %,d tokens, %s",
                textTokens.getAsLong(),
                epochs((double) steps * stepTokens / textTokens.getAsLong()))
            : "");
    invocation.note(
        "learning rate",
        "%s at its highest, seed %d",
        Change.plain(Double.toString(recipe.training().schedule().peak())),
        configuration.seed());
    invocation.note(configuration.compute());
  }

  private static String epochs(double number) {
    String text = Text.of("%.2f", number);
    return text + (text.equals("1.00") ? " epoch" : " epochs");
  }
}
