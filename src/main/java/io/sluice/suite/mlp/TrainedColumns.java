package io.sluice.suite.mlp;

import io.sluice.table.Table;
import io.sluice.table.TargetKind;
import java.util.List;

/**
 * The columns that a network was trained on, in other tables. Few rows may lack some of the words
 * of a column, or some of the classes: their columns are 0 then.
 *
 * @param inputs their names; {@code sex=F} where a word became a column
 * @param targets their names; of classes, their labels
 */
record TrainedColumns(List<String> inputs, List<String> targets) {

  /**
   * A table with these columns.
   *
   * @param table with some of them
   * @return the same rows
   * @throws IllegalArgumentException if it lacks one that is no word, or has others
   */
  Table of(Table table) {
    boolean known =
        inputs.equals(table.inputNames())
            || (inputs.containsAll(table.inputNames())
                && inputs.stream().allMatch(name -> isThere(name, table.inputNames())));
    boolean classes = table.kind() == TargetKind.CLASSES;
    boolean told =
        classes ? targets.containsAll(table.targetNames()) : targets.equals(table.targetNames());
    if (!known || !told) {
      throw new IllegalArgumentException(
          "the network was trained on the inputs %s for %s, and %s has %s for %s: give it a table with the same columns"
              .formatted(inputs, targets, table.name(), table.inputNames(), table.targetNames()));
    }
    return Table.of(
        table.name(),
        inputs,
        targets,
        table.kind(),
        arranged(table.inputs(), table.inputNames(), inputs),
        arranged(table.targets(), table.targetNames(), targets));
  }

  /** Itself, or another word of its column. */
  private static boolean isThere(String name, List<String> given) {
    int end = name.indexOf('=') + 1;
    return given.contains(name)
        || (end > 0 && given.stream().anyMatch(other -> other.startsWith(name.substring(0, end))));
  }

  private static double[][] arranged(double[][] rows, List<String> from, List<String> to) {
    double[][] arranged = new double[rows.length][to.size()];
    for (int column = 0; column < to.size(); column++) {
      int source = from.indexOf(to.get(column));
      for (int row = 0; row < rows.length && source >= 0; row++) {
        arranged[row][column] = rows[row][source];
      }
    }
    return arranged;
  }
}
