package io.sluice.table;

import io.sluice.random.StratifiedSplit;
import java.util.Arrays;

/**
 * The rows of a table in two parts, to train on and to measure on. Which row is where depends on
 * the number of rows, on their classes if the targets are classes, and on the seed, not on numbers.
 * Both parts are in the order of the table.
 */
public final class TableSplit {
  /** Number of the random streams of splits; no other use of streams has it. */
  private static final long STREAM = 0x7ab1e1;

  private final Table table;
  private final int[] trainingRows;
  private final int[] heldOutRows;

  private TableSplit(Table table, int[] trainingRows, int[] heldOutRows) {
    this.table = table;
    this.trainingRows = trainingRows;
    this.heldOutRows = heldOutRows;
  }

  /**
   * Cuts a table for cross-validation. Every row is held out by one fold; the numbers of rows that
   * two folds hold out differ by at most one, and so do those of each class.
   *
   * @param fold which is held out, from 0
   * @param folds from 2 to the number of rows
   * @param seed which rows are in which fold
   */
  public static TableSplit fold(Table table, int fold, int folds, long seed) {
    if (folds < 2 || folds > table.count()) {
      throw new IllegalArgumentException(
          "%d folds of the %,d rows of %s: take at least 2 and at most one a row"
              .formatted(folds, table.count(), table.name()));
    }
    StratifiedSplit strata = strata(table, seed);
    return new TableSplit(table, strata.outside(fold, folds), strata.fold(fold, folds));
  }

  /**
   * Keeps a part of a table for measuring. Each class has its share in it, to within one row,
   * however many classes there are.
   *
   * @param share of the rows, above 0 and below 1; rounded to whole rows, so that at least one is
   *     held out and at least one is not
   * @param seed which rows; with one seed a smaller part lies within a larger one
   */
  public static TableSplit holdOut(Table table, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "a share of %s to hold out: give one above 0 and below 1, such as 0.2".formatted(share));
    }
    if (table.count() < 2) {
      throw new IllegalArgumentException(
          "%s has one row: two parts need at least two".formatted(table.name()));
    }
    int held = (int) Math.min(table.count() - 1, Math.max(1, Math.round(share * table.count())));
    int[] rows = strata(table, seed).apportioned();
    int[] heldOut = Arrays.copyOf(rows, held);
    int[] training = Arrays.copyOfRange(rows, held, rows.length);
    Arrays.sort(heldOut);
    Arrays.sort(training);
    return new TableSplit(table, training, heldOut);
  }

  private static StratifiedSplit strata(Table table, long seed) {
    int[] labels = new int[table.count()];
    if (table.kind() == TargetKind.CLASSES) {
      Arrays.setAll(labels, table::label);
    }
    return StratifiedSplit.of(labels, seed, STREAM);
  }

  /** The rows to train on, in ascending order; a copy. */
  public int[] trainingRows() {
    return trainingRows.clone();
  }

  /** The rows to measure on, in ascending order; a copy. */
  public int[] heldOutRows() {
    return heldOutRows.clone();
  }

  /** What to train on. */
  public Table training() {
    return table.rows(trainingRows);
  }

  /** What to measure on. */
  public Table heldOut() {
    return table.rows(heldOutRows);
  }
}
