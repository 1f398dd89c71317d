package io.sluice.table;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What is subtracted from each column and what it is divided by: x becomes (x - mean) / deviation.
 * Fitted on the rows of training, applied to them and to others. Targets that stand for classes
 * stay 0 and 1.
 *
 * @param inputs a column each
 * @param targets a column each
 */
public record Standardization(List<Column> inputs, List<Column> targets) {
  /**
   * Numbers that differ by no more than this share of the largest are the same but for rounding: 45
   * times the distance of 1 from its neighbour.
   */
  private static final double ROUNDING = 1e-14;

  /** With larger means or smaller deviations, weights for unscaled inputs lose too many digits. */
  private static final double LEAST_SHARE_OF_MEAN = 1e-9;

  /** Squares of it, and what is divided by it, are still in the range of doubles. */
  private static final double LEAST_DEVIATION = 1e-150;

  /**
   * One column.
   *
   * @param name the column's
   * @param mean finite
   * @param deviation above 0; or 0 for an input that does not vary, which becomes 0 in all rows
   */
  public record Column(String name, double mean, double deviation) {
    /** Refuses what is not finite, and deviations below 0. */
    public Column {
      if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation < 0) {
        throw new IllegalArgumentException(
            "column '%s' has mean %s and deviation %s: both must be finite, the deviation not below 0"
                .formatted(name, mean, deviation));
      }
    }

    /** Leaves the numbers of a column as they are. */
    static Column unchanged(String name) {
      return new Column(name, 0, 1);
    }

    /** Mean and population deviation of numbers. */
    static Column of(String name, double[] values) {
      double least = DoubleStream.of(values).min().orElseThrow();
      double greatest = DoubleStream.of(values).max().orElseThrow();
      double size = Math.max(Math.abs(least), Math.abs(greatest));
      if (greatest - least <= ROUNDING * size) {
        return new Column(name, least, 0);
      }
      // In units of the range: large means cost no digits, and squares of tiny numbers are not
      // lost.
      double unit = greatest - least;
      double sum = 0;
      for (double value : values) {
        sum += (value - least) / unit;
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        double distance = (value - least) / unit - mean;
        squares += distance * distance;
      }
      return computable(
          new Column(name, least + mean * unit, unit * Math.sqrt(squares / values.length)));
    }

    private static Column computable(Column column) {
      if (column.deviation < LEAST_DEVIATION
          || column.deviation < LEAST_SHARE_OF_MEAN * Math.abs(column.mean)) {
        throw new IllegalArgumentException(
            "column '%s' has mean %s and deviation %s, too small a deviation to compute with: subtract an offset from the column, or write it in another unit"
                .formatted(column.name, column.mean, column.deviation));
      }
      return column;
    }

    /** The same, but a target that does not vary keeps its unit. */
    static Column ofTarget(String name, double[] values) {
      Column column = of(name, values);
      return column.varies() ? column : new Column(name, column.mean, 1);
    }

    private boolean varies() {
      return deviation > 0;
    }

    private double standard(double value) {
      return varies() ? (value - mean) / deviation : 0;
    }
  }

  /** Refuses targets with the deviation 0: no error could be said in their unit. */
  public Standardization {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    for (Column target : targets) {
      if (!target.varies()) {
        throw new IllegalArgumentException(
            "target '%s' has the deviation 0: give one above 0".formatted(target.name()));
      }
    }
  }

  /**
   * Gives each column of inputs, and of targets that are numbers, mean 0 and population deviation 1
   * (the divisor of the variance is N_v). A column does not vary if its least and its greatest
   * number differ by at most 1e-14 of the larger one's size: an input then becomes 0 everywhere, a
   * target loses its mean and keeps its unit.
   *
   * @throws IllegalArgumentException if a column varies with a deviation below 1e-150, or below
   *     1e-9 of its mean's size
   */
  public static Standardization of(Table training) {
    Standardization none = none(training);
    return new Standardization(
        columns(
            training.inputNames(),
            (name, column) -> Column.of(name, column(training, training::input, column))),
        training.kind() == TargetKind.CLASSES
            ? none.targets
            : columns(
                training.targetNames(),
                (name, column) ->
                    Column.ofTarget(name, column(training, training::target, column))));
  }

  /** Changes nothing. */
  public static Standardization none(Table training) {
    return new Standardization(
        columns(training.inputNames(), (name, column) -> Column.unchanged(name)),
        columns(training.targetNames(), (name, column) -> Column.unchanged(name)));
  }

  /** A number of a table. */
  @FunctionalInterface
  private interface Cells {
    double at(int row, int column);
  }

  /** What becomes of a column. */
  @FunctionalInterface
  private interface Fit {
    Column of(String name, int column);
  }

  private static List<Column> columns(List<String> names, Fit fit) {
    return IntStream.range(0, names.size())
        .mapToObj(column -> fit.of(names.get(column), column))
        .toList();
  }

  private static double[] column(Table table, Cells cells, int column) {
    return IntStream.range(0, table.count()).mapToDouble(row -> cells.at(row, column)).toArray();
  }

  /**
   * The table with other numbers.
   *
   * @param table the one that this was fitted on, or other rows with the same columns
   * @throws IllegalArgumentException if its columns are others, or a number so far outside of what
   *     was fitted that it becomes larger than 1e30
   */
  public Table apply(Table table) {
    requireSame(table.name(), table.inputNames(), inputs);
    requireSame(table.name(), table.targetNames(), targets);
    return Table.of(
        table.name(),
        table.inputNames(),
        table.targetNames(),
        table.kind(),
        changed(table, table::input, inputs),
        changed(table, table::target, targets));
  }

  private static void requireSame(String table, List<String> names, List<Column> columns) {
    List<String> fitted = columns.stream().map(Column::name).toList();
    if (!names.equals(fitted)) {
      throw new IllegalArgumentException(
          "%s has the columns %s, means and deviations are of %s: take those of the same columns"
              .formatted(table, String.join(", ", names), String.join(", ", fitted)));
    }
  }

  private static double[][] changed(Table table, Cells cells, List<Column> columns) {
    IntFunction<double[]> row =
        i ->
            IntStream.range(0, columns.size())
                .mapToDouble(column -> columns.get(column).standard(cells.at(i, column)))
                .toArray();
    return IntStream.range(0, table.count()).mapToObj(row).toArray(double[][]::new);
  }

  /** The names of the inputs that do not vary, which become 0. */
  public List<String> constantInputs() {
    return inputs.stream().filter(input -> !input.varies()).map(Column::name).toList();
  }

  /** What is subtracted from each target, in its own unit. */
  public double[] targetMeans() {
    return targets.stream().mapToDouble(Column::mean).toArray();
  }

  /**
   * What each target is divided by: an error times this is in the target's own unit.
   *
   * @return above 0
   */
  public double[] targetDeviations() {
    return targets.stream().mapToDouble(Column::deviation).toArray();
  }
}
