package io.sluice.cli;

import io.sluice.recipe.Recipes;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.training.StartingWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /** The recipe's name: without one it is that of the run whose weights are taken. */
  static String recipeName(Invocation invocation, Flag<String> recipe, String usual) {
    return invocation
        .get(recipe)
        .or(() -> invocation.get(FROM).map(from -> "from-" + Recipes.shortName(from.toString())))
        .orElse(usual);
  }
}
