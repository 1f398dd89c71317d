package io.sluice.suite.mlp;

import io.sluice.run.OwnFiles;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.Patterns;
import io.sluice.table.OpenedTable;
import io.sluice.table.Table;
import io.sluice.table.TargetKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * A finished run.
 *
 * @param folder of the run
 * @param configuration what it was asked to do
 * @param network what came out, for rows as they are in the table
 */
public record TrainedNetwork(Path folder, MlpConfiguration configuration, Network network) {

  /**
   * How a network does on rows.
   *
   * @param run the run's name
   * @param patterns how many rows
   * @param rootMeanSquare root of the mean squared error of an output, in the targets' own units;
   *     none for classes
   * @param explainedShare 1 less the error over that of the rows' own means; none for classes, or
   *     where no target varies
   * @param errorRate share of rows told wrongly; for classes
   */
  public record Evaluation(
      String run,
      long patterns,
      OptionalDouble rootMeanSquare,
      OptionalDouble explainedShare,
      OptionalDouble errorRate) {}

  /**
   * Opens a run.
   *
   * @param folder of the run
   * @return the run
   * @throws IllegalArgumentException if it is not finished, or none of this suite, or its network
   *     is not of the shape that its configuration says
   */
  public static TrainedNetwork open(Path folder) {
    RunDirectory run = RunDirectory.open(folder);
    MlpConfiguration configuration = MlpRun.configuration(folder);
    RunSuite.MLP.requireWeights(run);
    OwnFiles own = OwnFiles.of(run);
    own.requireWholeModel();
    Network network = NetworkFile.read(own);
    requireShape(network, configuration, run.model());
    return new TrainedNetwork(folder, configuration, network);
  }

  private static void requireShape(Network network, MlpConfiguration configuration, Path model) {
    String found = StartingNetwork.shape(network);
    String asked =
        StartingNetwork.shape(
            configuration.recipe(),
            configuration.table().inputs().size() + 1,
            configuration.table().targets().size());
    if (!found.equals(asked)) {
      throw new IllegalArgumentException(
          "%s has weights of %s and config.json asks for %s: put this run's own file back"
              .formatted(model, found, asked));
    }
  }

  /**
   * The rows that it was measured on.
   *
   * @param dataDirectory where tables are
   * @return test rows, as they are in the table
   * @throws IllegalArgumentException if there are none, or the table has changed since: rows that
   *     were trained on could be among them
   */
  public Table testRows(Path dataDirectory) {
    MlpRecipe recipe = configuration.recipe();
    if (recipe.division() instanceof DataSplit.None) {
      throw new IllegalArgumentException(
          "%s was trained on all rows of %s and has no test rows: name the rows to measure by --data"
              .formatted(folder, recipe.data().notation()));
    }
    OpenedTable table = recipe.data().seenBefore().open(dataDirectory);
    configuration.requireSame(table, folder, "name the rows to measure by --data");
    return PreparedPatterns.of(table, recipe, configuration.seed()).testRows().orElseThrow();
  }

  /**
   * The outputs for rows.
   *
   * @param table with the columns that it was trained on
   * @return shape (N_v, M)
   * @throws IllegalArgumentException if the columns are others
   */
  public double[][] outputs(Table table) {
    return Arrays.stream(columns(table).inputs()).map(network::outputs).toArray(double[][]::new);
  }

  /**
   * Measures it.
   *
   * @param given rows with the columns that it was trained on
   * @return how it does
   * @throws IllegalArgumentException if the columns are others
   */
  public Evaluation evaluate(Table given) {
    Table table = columns(given);
    Patterns rows = Patterns.of(table.inputs(), table.targets());
    String run = folder.toAbsolutePath().normalize().getFileName().toString();
    if (table.kind() == TargetKind.CLASSES) {
      return new Evaluation(
          run,
          rows.count(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.of(network.errorRate(rows)));
    }
    double error = network.error(rows, Loss.SQUARED);
    double ofMeans = variance(table.targets());
    return new Evaluation(
        run,
        rows.count(),
        OptionalDouble.of(Math.sqrt(error / rows.outputCount())),
        ofMeans > 0 ? OptionalDouble.of(1 - error / ofMeans) : OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** Mean squared distance from the means, summed over targets. */
  private static double variance(double[][] targets) {
    double sum = 0;
    for (int i = 0; i < targets[0].length; i++) {
      int column = i;
      double mean = Arrays.stream(targets).mapToDouble(row -> row[column]).average().orElseThrow();
      sum +=
          Arrays.stream(targets)
              .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
              .average()
              .orElseThrow();
    }
    return sum;
  }

  /**
   * Rows with the columns that it was trained on. Few rows may lack some words of a column, or some
   * of the classes.
   *
   * @param table with the other columns
   * @return the same rows
   * @throws IllegalArgumentException if it has other columns
   */
  public Table columns(Table table) {
    return new TrainedColumns(configuration.table().inputs(), configuration.table().targets())
        .of(table);
  }
}
