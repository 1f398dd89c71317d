package io.sluice.picture;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Numbers in a grid, each written in its cell and shown by the cell's shade: the greater, the
 * lighter. Shades differ in lightness, so that they print in grey.
 *
 * @param title above everything; may be empty
 * @param x the names of the columns
 * @param y the names of the rows, from the top
 * @param label what the numbers are, with their unit
 * @param values row by row, a number a column; cells without one stay empty, but not all
 */
public record HeatMap(String title, Axis x, Axis y, String label, List<List<OptionalDouble>> values)
    implements Picture {

  /** Refuses what is no grid, and a grid without a number. */
  public HeatMap {
    values = values.stream().map(List::copyOf).toList();
    int columns = x.names().size();
    boolean grid =
        columns > 0
            && !values.isEmpty()
            && values.size() == y.names().size()
            && values.stream().allMatch(row -> row.size() == columns);
    if (!grid) {
      throw new IllegalStateException(
          "heat map '%s' has not a number for each of %d rows and %d columns"
              .formatted(title, y.names().size(), columns));
    }
    List<Double> numbers =
        values.stream()
            .flatMap(List::stream)
            .flatMapToDouble(OptionalDouble::stream)
            .boxed()
            .toList();
    if (numbers.isEmpty() || !numbers.stream().allMatch(Double::isFinite)) {
      throw new IllegalStateException("heat map '%s' shows %s".formatted(title, numbers));
    }
  }

  @Override
  public byte[] png() {
    return new HeatMapDrawing(this).sheet().png();
  }

  @Override
  public byte[] svg() {
    return new HeatMapDrawing(this).sheet().svg();
  }
}
