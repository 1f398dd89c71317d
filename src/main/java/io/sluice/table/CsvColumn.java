package io.sluice.table;

import io.sluice.notation.Quoted;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A column of a file: numbers, or words if no cell is a number.
 *
 * @param content the file
 * @param place the column's, from 0
 * @param cells of the rows
 */
record CsvColumn(CsvContent content, int place, List<String> cells) {

  String name() {
    return content.header().get(place);
  }

  /**
   * Whether it holds numbers.
   *
   * @throws IllegalArgumentException with line and cell if it holds both numbers and others, or
   *     cells that are empty, infinite or numbers in another notation
   */
  boolean isNumbers() {
    int numbers = (int) cells.stream().filter(Decimal::isNumber).count();
    for (int row = 0; row < cells.size(); row++) {
      String cell = cells.get(row);
      if (cell.isEmpty()) {
        throw refused(row, "is empty: fill it in, or take the row or the column out");
      }
      if (Decimal.isNotFinite(cell)) {
        throw refused(row, "is " + Quoted.of(cell) + ": " + Decimal.RULE);
      }
      if (Decimal.isForeign(cell)) {
        throw refused(
            row,
            ("is %s, which looks like a number: write numbers as 1234.5 or 1.5e3, and words with"
                    + " a letter in front")
                .formatted(Quoted.of(cell)));
      }
    }
    if (numbers > 0 && numbers < cells.size()) {
      throw mixed(2 * numbers >= cells.size());
    }
    return numbers > 0;
  }

  private IllegalArgumentException mixed(boolean mostlyNumbers) {
    int odd =
        IntStream.range(0, cells.size())
            .filter(row -> Decimal.isNumber(cells.get(row)) != mostlyNumbers)
            .findFirst()
            .orElseThrow();
    return refused(
        odd,
        mostlyNumbers
            ? "is %s, a number elsewhere: correct it, or take the row out"
                .formatted(Quoted.of(cells.get(odd)))
            : "is %s, a word elsewhere: write words or numbers in all rows"
                .formatted(Quoted.of(cells.get(odd))));
  }

  /** The numbers of a column that holds numbers. */
  double[] numbers() {
    return IntStream.range(0, cells.size()).mapToDouble(this::number).toArray();
  }

  /** The number of a row, in a column that holds numbers. */
  double number(int row) {
    return Decimal.parse(cells.get(row))
        .orElseThrow(() -> refused(row, "is " + Quoted.of(cells.get(row)) + ": " + Decimal.RULE));
  }

  /** The column with other cells. */
  CsvColumn withCells(IntFunction<String> cell) {
    return new CsvColumn(content, place, IntStream.range(0, cells.size()).mapToObj(cell).toList());
  }

  /** The column as 0/1 columns, one for each different cell of these. */
  double[][] indicators(List<String> words) {
    return words.stream()
        .map(word -> cells.stream().mapToDouble(cell -> cell.equals(word) ? 1 : 0).toArray())
        .toArray(double[][]::new);
  }

  /** That a cell is not what it should be. */
  IllegalArgumentException refused(int row, String what) {
    return new IllegalArgumentException(
        "%s:%d: column %s %s"
            .formatted(content.file(), content.lines().get(row).number(), Quoted.of(name()), what));
  }

  /** That the column is not what it should be. */
  IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(
        "%s: column %s %s".formatted(content.file(), Quoted.of(name()), what));
  }
}
