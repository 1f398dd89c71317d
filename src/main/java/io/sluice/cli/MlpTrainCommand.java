package io.sluice.cli;

import io.sluice.notation.Words;
import io.sluice.recipe.Change;
import io.sluice.run.RunSuite;
import io.sluice.shallow.WeightInitializer;
import io.sluice.suite.mlp.DataSplit;
import io.sluice.suite.mlp.MlpConfiguration;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.suite.mlp.MlpRun;
import io.sluice.table.OpenedTable;
import io.sluice.table.TableChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Trains one small network. */
final class MlpTrainCommand implements Command {

  private static final long DEFAULT_SEED = 1;
  private static final Flag<DataSplit> TEST =
      Flag.of(
          "test",
          "DIVISION",
          "what is measured on: given (the table's own test rows), hold-out(0.2), the part"
              + " fold(1, 10), or none, to train on all rows (default given where there are some,"
              + " else hold-out(0.2))",
          DataSplit::of);
  private static final Flag<WeightInitializer> FIRST_WEIGHTS =
      Flag.of(
          "first-weights",
          "seeded|lab",
          "normal draws by the seed, or the sequence of the UTA laboratory's programs (default"
              + " seeded)",
          Values.words(WeightInitializer.class));
  private static final Flag<Long> SEED =
      Flags.SEED.described("seed of first weights and the division of rows (default 1)");
  private static final Flag<Path> OUT =
      Flags.OUT.described(
          "the run's folder (default: DATA-ALGORITHM-HIDDEN-seed-N in checkpoints/)");

  /** Those that set a key of the recipe. */
  static final List<KeyFlag<?>> KEYS =
      List.of(
          new KeyFlag<>(MlpFlags.TABLE, "data", TableChoice::notation),
          new KeyFlag<>(MlpFlags.ALGORITHM, "method", MlpMethod::notation),
          new KeyFlag<>(MlpFlags.HIDDEN, "hidden", String::valueOf),
          new KeyFlag<>(MlpFlags.ITERATIONS, "iterations", String::valueOf),
          new KeyFlag<>(TEST, "division", DataSplit::notation),
          new KeyFlag<>(MlpFlags.EARLY_STOPPING, "early_stopping", Words::of),
          new KeyFlag<>(MlpFlags.SCALING, "scaling", Words::of),
          new KeyFlag<>(MlpFlags.BYPASS, "bypass", Words::of),
          new KeyFlag<>(MlpFlags.LOSS, "loss", Words::of),
          new KeyFlag<>(MlpFlags.OUTPUT_RESET, "output_reset", Words::of),
          new KeyFlag<>(MlpFlags.RIDGE, "ridge", String::valueOf),
          new KeyFlag<>(FIRST_WEIGHTS, "source", Words::of));

  @Override
  public Usage usage() {
    return new Usage("mlp train", "train a network with one hidden layer on a table")
        .details(
            "Errors are in units of the targets' variance, so that 1 is a network that knows their"
                + " mean alone, and in the targets' own units at the end. Of words in a column each"
                + " becomes a column of 0 and 1.")
        .flags(MlpFlags.RECIPE, StartingPoint.FROM)
        .flags(RecipeFlags.flags(KEYS, MlpFlags.SET))
        .flags(SEED, MlpFlags.REPRODUCIBLE, OUT, MlpFlags.FOLDER, Flags.JSON)
        .examples(
            "./sluice mlp train",
            "./sluice mlp train --data concrete --algorithm adact --hidden 20",
            "./sluice mlp train --data 'house.csv(targets=price)' --algorithm levenberg-marquardt",
            "./sluice mlp train --data twod --algorithm 'owo-molf(relu)' --scaling none --json",
            "./sluice mlp train --from bumps-adact-pwl-9-10-seed-1 --iterations 20 --out checkpoints/further");
  }

  @Override
  public Exit run(Invocation invocation) {
    String name = StartingPoint.recipeName(invocation, MlpFlags.RECIPE, MlpRecipes.USUAL);
    StartingPoint start = StartingPoint.of(invocation, RunSuite.MLP);
    MlpRecipe named =
        start
            .configuration(invocation, MlpFlags.RECIPE, RunSuite.MLP, MlpConfiguration.class)
            .map(MlpConfiguration::recipe)
            .orElseGet(
                () ->
                    MlpRecipes.RECIPES.named(
                        invocation.get(MlpFlags.RECIPE).orElse(MlpRecipes.USUAL)));
    List<Change> changes = RecipeFlags.changes(invocation, KEYS);
    Path dataDirectory = MlpFlags.dataDirectory(invocation);
    OpenedTable table = MlpRecipes.data(named, changes).open(dataDirectory);
    table.notices().forEach(invocation::note);
    start.run().ifPresent(run -> requireSameColumns(run, table));
    MlpRecipe recipe = MlpRecipes.changed(named, changes, table, name);
    long seed = invocation.get(SEED).orElse(DEFAULT_SEED);
    Path out = invocation.get(OUT).orElseGet(() -> folder(invocation, recipe, seed));
    return new MlpTraining(invocation, out, dataDirectory)
        .run(
            training ->
                start.fitting(
                    invocation,
                    MlpFlags.RECIPE,
                    changes,
                    () ->
                        training.train(
                            recipe,
                            seed,
                            out,
                            table,
                            start.weights(),
                            invocation.get(MlpFlags.REPRODUCIBLE))));
  }

  private static void requireSameColumns(Path run, OpenedTable table) {
    MlpConfiguration.TableFingerprint trained = MlpRun.configuration(run).table();
    MlpConfiguration.TableFingerprint given = MlpConfiguration.TableFingerprint.of(table);
    if (!trained.inputs().equals(given.inputs()) || !trained.targets().equals(given.targets())) {
      throw new IllegalArgumentException(
          "%s was trained on %s for %s, and the table has %s for %s: give one with the same columns by --data"
              .formatted(
                  Home.shown(run),
                  trained.inputs(),
                  trained.targets(),
                  given.inputs(),
                  given.targets()));
    }
  }

  private static Path folder(Invocation invocation, MlpRecipe recipe, long seed) {
    String name =
        (recipe.data().notation() + " " + recipe.method().notation() + " " + recipe.hidden())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return invocation.home().checkpoints().resolve(name + "-seed-" + seed);
  }
}
