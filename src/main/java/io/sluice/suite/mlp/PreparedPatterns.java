package io.sluice.suite.mlp;

import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.Patterns;
import io.sluice.table.OpenedTable;
import io.sluice.table.Standardization;
import io.sluice.table.Table;
import io.sluice.table.TableSplit;
import io.sluice.table.TargetKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The rows of a table as a network sees them, cut and scaled.
 *
 * @param training trained on
 * @param validation stopped by, if anything is
 * @param test measured on, if anything is
 * @param trainingRows trained on, as they are in the table
 * @param testRows measured on, as they are in the table
 * @param standardization what the columns were scaled by, fitted on the training rows
 */
public record PreparedPatterns(
    Patterns training,
    Optional<Patterns> validation,
    Optional<Patterns> test,
    Table trainingRows,
    Optional<Table> testRows,
    Standardization standardization) {

  /**
   * Cuts and scales.
   *
   * @param table opened
   * @param recipe whose division and scaling are taken
   * @param seed of the division
   * @return the patterns
   * @throws IllegalArgumentException if the table has no test rows of its own and the division
   *     wants them, or fewer rows than folds
   */
  public static PreparedPatterns of(OpenedTable table, MlpRecipe recipe, long seed) {
    DataSplit division = recipe.division();
    if (division instanceof DataSplit.Given) {
      Table test =
          table
              .test()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s comes without test rows: take --test 'hold-out(0.2)', or --folds in a study"
                              .formatted(recipe.data().notation())));
      return of(recipe, table.training(), Optional.empty(), Optional.of(test));
    }
    if (division instanceof DataSplit.None) {
      return of(recipe, table.training(), Optional.empty(), Optional.empty());
    }
    if (division instanceof DataSplit.HoldOut part) {
      TableSplit split = TableSplit.holdOut(table.training(), part.share(), seed);
      return of(recipe, split.training(), Optional.empty(), Optional.of(split.heldOut()));
    }
    DataSplit.Fold fold = (DataSplit.Fold) division;
    TableSplit split = TableSplit.fold(table.training(), fold.held() - 1, fold.folds(), seed);
    if (recipe.earlyStopping() == EarlyStopping.NONE) {
      return of(recipe, split.training(), Optional.empty(), Optional.of(split.heldOut()));
    }
    TableSplit next =
        TableSplit.fold(table.training(), fold.held() % fold.folds(), fold.folds(), seed);
    Set<Integer> kept = new HashSet<>();
    Arrays.stream(next.heldOutRows()).forEach(kept::add);
    int[] rows = Arrays.stream(split.trainingRows()).filter(row -> !kept.contains(row)).toArray();
    return of(
        recipe,
        table.training().rows(rows),
        Optional.of(next.heldOut()),
        Optional.of(split.heldOut()));
  }

  private static PreparedPatterns of(
      MlpRecipe recipe, Table training, Optional<Table> validation, Optional<Table> test) {
    Standardization standardization = recipe.scaling().of(training);
    return new PreparedPatterns(
        patterns(standardization, training),
        validation.map(rows -> patterns(standardization, rows)),
        test.map(rows -> patterns(standardization, rows)),
        training,
        test,
        standardization);
  }

  private static Patterns patterns(Standardization standardization, Table table) {
    Table scaled = standardization.apply(table);
    return Patterns.of(scaled.inputs(), scaled.targets());
  }

  /** Whether targets are classes. */
  public boolean isClasses() {
    return trainingRows.kind() == TargetKind.CLASSES;
  }

  /** Rows to measure on. */
  public int testCount() {
    return test.map(Patterns::count).orElse(0);
  }

  /** Something measured on the test patterns, if there are some. */
  OptionalDouble onTest(ToDoubleFunction<Patterns> measure) {
    return test.isPresent()
        ? OptionalDouble.of(measure.applyAsDouble(test.get()))
        : OptionalDouble.empty();
  }

  /**
   * That targets are the same in all rows trained on, if they are: an error of 0 is nothing then.
   *
   * @return a sentence for people
   */
  public Optional<String> nothingToLearn() {
    double[][] rows = trainingRows.targets();
    List<String> same =
        IntStream.range(0, rows[0].length)
            .filter(i -> Arrays.stream(rows).allMatch(row -> row[i] == rows[0][i]))
            .filter(i -> !isClasses() || rows[0][i] == 1)
            .mapToObj(trainingRows.targetNames()::get)
            .toList();
    if (same.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        isClasses()
            ? "all rows trained on are of the class %s: there is nothing to learn"
                .formatted(same.get(0))
            : "%s: this target does not vary in the rows trained on, so there is nothing to learn of it"
                .formatted(String.join(", ", same)));
  }

  /** A network for rows as they are in the table. */
  Network unscaled(Network network) {
    return network.unscaled(
        inputs(Standardization.Column::mean),
        inputs(Standardization.Column::deviation),
        standardization.targetMeans(),
        standardization.targetDeviations());
  }

  /** A network for rows as they are here, of one for rows as they are in the table. */
  Network scaled(Network network) {
    return network.scaled(
        inputs(Standardization.Column::mean),
        inputs(Standardization.Column::deviation),
        standardization.targetMeans(),
        standardization.targetDeviations());
  }

  private double[] inputs(ToDoubleFunction<Standardization.Column> value) {
    return standardization.inputs().stream().mapToDouble(value).toArray();
  }

  /**
   * The error of a network in the targets' own units.
   *
   * @param network unscaled
   * @return root of the mean squared error of an output on the test rows; none for classes, or
   *     where there are no such rows
   */
  OptionalDouble rootMeanSquare(Network network) {
    if (isClasses() || testRows.isEmpty()) {
      return OptionalDouble.empty();
    }
    Patterns rows = Patterns.of(testRows.get().inputs(), testRows.get().targets());
    double error = network.error(rows, Loss.SQUARED) / rows.outputCount();
    return OptionalDouble.of(Math.sqrt(error));
  }
}
