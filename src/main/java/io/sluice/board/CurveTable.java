package io.sluice.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** The rows of one curve of one run, in the order in which they were written. */
final class CurveTable {

  private final Curve curve;
  private double[] numbers = new double[0];
  private int rows;

  CurveTable(Curve curve) {
    this.curve = curve;
  }

  int rows() {
    return rows;
  }

  void add(double[] row) {
    int at = rows * row.length;
    if (at + row.length > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(64 * row.length, numbers.length * 2));
    }
    System.arraycopy(row, 0, numbers, at, row.length);
    rows++;
  }

  /**
   * Rows from one on, by column.
   *
   * @param from the first row
   * @param most how many rows to return; if there are more, each stands for as many neighbours as
   *     needed: their last position, and the means of what was measured
   * @return {@code from}, {@code rows} (of the whole table), {@code every} and {@code columns}
   */
  ObjectNode json(int from, int most) {
    int every = Math.max(1, (rows - from + most - 1) / most);
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    table.put("from", from).put("rows", rows).put("every", every);
    ObjectNode columns = table.putObject("columns");
    for (int column = 0; column < curve.columns().size(); column++) {
      ArrayNode values = columns.putArray(curve.columns().get(column));
      for (int row = from; row < rows; row += every) {
        int end = Math.min(rows, row + every);
        double value =
            column < curve.positions() ? number(end - 1, column) : mean(row, end, column);
        if (Double.isFinite(value)) {
          values.add(value);
        } else {
          values.addNull();
        }
      }
    }
    return table;
  }

  private double mean(int from, int end, int column) {
    double sum = 0;
    for (int row = from; row < end; row++) {
      sum += number(row, column);
    }
    return sum / (end - from);
  }

  private double number(int row, int column) {
    return numbers[row * curve.columns().size() + column];
  }
}
