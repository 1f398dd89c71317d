package io.sluice.cli;

import io.sluice.recipe.Change;
import io.sluice.recipe.Recipes;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.training.StartingWeights;
import io.sluice.training.UnfitWeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Trained weights that a new run starts from, where a person names some.
 *
 * @param weights what to start from
 * @param run whose they are, if they are given as a run
 */
record StartingPoint(Optional<StartingWeights> weights, Optional<Path> run) {

  static final Flag<Path> FROM =
      Flag.of(
          "from",
          "RUN|FILE",
          "start from trained weights: of a run, whose recipe is taken with them, or of a"
              + " safetensors file (default: from the seed)",
          Values.path());

  /** Keys, of any suite, that shape what is trained. */
  private static final Pattern SHAPING =
      Pattern.compile("model\\..*|net|activations|images\\.data|data|hidden|method|bypass");

  /** Finds them. */
  static StartingPoint of(Invocation invocation, RunSuite suite) {
    Optional<Path> from =
        invocation.get(FROM).map(given -> invocation.home().run(given.toString()));
    Optional<StartingWeights> weights = from.map(given -> StartingWeights.of(given, suite));
    Optional<Path> run = from.filter(Files::isDirectory);
    run.ifPresent(folder -> invocation.noteUnmarked(List.of(folder)));
    return new StartingPoint(weights, run);
  }

  /** What the run was asked to do that the weights are of, if its recipe is to be taken. */
  <C> Optional<C> configuration(
      Invocation invocation, Flag<String> recipe, RunSuite suite, Class<C> type) {
    return run.filter(folder -> !invocation.arguments().has(recipe))
        .map(folder -> suite.configuration(RunDirectory.open(folder), type));
  }

  /**
   * Trains, and says which options are in the way of weights that do not fit: the run's own recipe
   * does.
   *
   * @param recipe the option of a recipe in place of the run's
   * @param changes what was asked for beside it
   * @param training what looks at the weights
   */
  <T> T fitting(
      Invocation invocation, Flag<String> recipe, List<Change> changes, Supplier<T> training) {
    try {
      return training.get();
    } catch (UnfitWeightsException e) {
      List<String> asked =
          Stream.concat(
                  invocation.get(recipe).map(name -> "--" + recipe.name() + " " + name).stream(),
                  changes.stream()
                      .filter(change -> SHAPING.matcher(change.key()).matches())
                      .map(Change::flag))
              .toList();
      if (run.isEmpty() || asked.isEmpty()) {
        throw e;
      }
      throw new IllegalArgumentException(
          "%s: leave %s out, so that the run's own model is taken"
              .formatted(e.mismatch(), String.join(" and ", asked)),
          e);
    }
  }

  /** The recipe's name: without one it is that of the run whose weights are taken. */
  static String recipeName(Invocation invocation, Flag<String> recipe, String usual) {
    return invocation
        .get(recipe)
        .or(() -> invocation.get(FROM).map(from -> "from-" + Recipes.shortName(from.toString())))
        .orElse(usual);
  }
}
