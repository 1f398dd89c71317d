package io.sluice.cli;

import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.shallow.WeightInitializer;
import io.sluice.suite.mlp.Division;
import io.sluice.suite.mlp.EarlyStopping;
import io.sluice.suite.mlp.MlpMethod;
import io.sluice.suite.mlp.MlpRecipe;
import io.sluice.table.OpenedTable;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import io.sluice.table.TargetKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Trains one small network. */
final class MlpTrainCommand implements Command {

  private static final long DEFAULT_SEED = 1;
  private static final double DEFAULT_SHARE = 0.2;

  private static final Flag<Division> TEST =
      Flag.of(
          "test",
          "DIVISION",
          "what is measured on: given (the table's own test rows), hold-out(0.2), the part"
              + " fold(1, 10), or none, to train on all rows (default given where there are some,"
              + " else hold-out(0.2))",
          Division::of);
  private static final Flag<EarlyStopping> EARLY_STOPPING =
      Flag.of(
          "early-stopping",
          "none|validation-fold",
          "keep the network that does best on the next fold, which is not trained on (default"
              + " none)",
          Values.words(EarlyStopping.class));
  private static final Flag<WeightInitializer> FIRST_WEIGHTS =
      Flag.of(
          "first-weights",
          "seeded|lab",
          "normal draws by the seed, or the sequence of the UTA laboratory's programs (default"
              + " seeded)",
          Values.words(WeightInitializer.class));
  private static final Flag<Path> OUT =
      Flag.of(
          "out",
          "FOLDER",
          "the run's folder (default: DATA-ALGORITHM-HIDDEN-seed-N in checkpoints/)",
          Values.path());

  @Override
  public String name() {
    return "mlp train";
  }

  @Override
  public String summary() {
    return "train a network with one hidden layer on a table";
  }

  @Override
  public String details() {
    return "Errors are in units of the targets' variance, so that 1 is a network that knows their"
        + " mean alone, and in the targets' own units at the end. Of words in a column each"
        + " becomes a column of 0 and 1.";
  }

  @Override
  public List<Flag<?>> flags() {
    return List.of(
        MlpFlags.TABLE,
        MlpFlags.ALGORITHM,
        MlpFlags.HIDDEN,
        MlpFlags.ITERATIONS,
        TEST,
        EARLY_STOPPING,
        MlpFlags.SCALING,
        MlpFlags.BYPASS,
        MlpFlags.LOSS,
        MlpFlags.OUTPUT_RESET,
        MlpFlags.RIDGE,
        FIRST_WEIGHTS,
        Flags.SEED,
        OUT,
        MlpFlags.FOLDER,
        Flags.JSON);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "./sluice mlp train",
        "./sluice mlp train --data concrete --algorithm adact --hidden 20",
        "./sluice mlp train --data 'house.csv(targets=price)' --algorithm levenberg-marquardt",
        "./sluice mlp train --data twod --algorithm 'owo-molf(relu)' --scaling none --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    TableChoice choice = invocation.get(MlpFlags.TABLE).orElse(MlpFlags.DEFAULT_TABLE);
    MlpMethod method = invocation.get(MlpFlags.ALGORITHM).orElseGet(() -> MlpMethod.of("adact"));
    Path dataDirectory = MlpFlags.dataDirectory(invocation);
    OpenedTable table = choice.open(dataDirectory);
    table.notices().forEach(invocation::note);
    boolean classes = table.training().kind() == TargetKind.CLASSES;
    Loss loss = invocation.get(MlpFlags.LOSS).orElse(classes ? Loss.SQUARED_RESET : Loss.SQUARED);
    MlpRecipe recipe =
        new MlpRecipe(
            choice,
            invocation.get(MlpFlags.SCALING).orElse(Scaling.STANDARD),
            invocation.get(TEST).orElseGet(() -> division(table)),
            invocation.get(EARLY_STOPPING).orElse(EarlyStopping.NONE),
            invocation.get(MlpFlags.HIDDEN).orElse(MlpFlags.DEFAULT_HIDDEN),
            method,
            invocation.get(MlpFlags.BYPASS).orElse(Bypass.FULL),
            invocation.get(MlpFlags.ITERATIONS).orElse(MlpFlags.DEFAULT_ITERATIONS),
            loss,
            invocation.get(MlpFlags.OUTPUT_RESET).or(() -> method.usualOutputReset(loss)),
            invocation.get(MlpFlags.RIDGE).orElse(0.0),
            invocation.get(FIRST_WEIGHTS).orElse(WeightInitializer.SEEDED),
            OrthogonalLeastSquares.DEFAULT);
    long seed = invocation.get(Flags.SEED).orElse(DEFAULT_SEED);
    Path out = invocation.get(OUT).orElseGet(() -> folder(invocation, recipe, seed));
    return new MlpTraining(invocation, out, dataDirectory)
        .run(training -> training.train(recipe, seed, out, table));
  }

  private static Division division(OpenedTable table) {
    return table.test().isPresent() ? new Division.Given() : new Division.HoldOut(DEFAULT_SHARE);
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
