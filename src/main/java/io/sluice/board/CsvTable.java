package io.sluice.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table of comma-separated values, whatever it holds.
 *
 * @param columns its first line
 * @param rows the others, each as long as that
 */
record CsvTable(List<String> columns, List<List<String>> rows) {

  /** More than a page can show in one piece. */
  private static final int MOST_ROWS = 2000;

  /**
   * Reads text.
   *
   * @param file what a refusal calls it
   * @throws IllegalArgumentException if a line has another number of values than the first
   */
  static CsvTable of(String text, String file) {
    List<List<String>> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord line : reader) {
        if (!lines.isEmpty() && line.getFieldCount() != lines.get(0).size()) {
          throw new IllegalArgumentException(
              "line %,d of %s has %d values, and the first has %d: it is damaged or half written"
                  .formatted(
                      line.getStartingLineNumber(),
                      file,
                      line.getFieldCount(),
                      lines.get(0).size()));
        }
        lines.add(List.copyOf(line.getFields()));
      }
    } catch (CsvParseException | IOException e) {
      throw new IllegalArgumentException(
          file + " is damaged: it is no table of comma-separated values", e);
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(file + " is empty");
    }
    return new CsvTable(lines.get(0), lines.subList(1, lines.size()));
  }

  /** A value by its column; empty where there is no such column. */
  String value(List<String> row, String column) {
    int at = columns.indexOf(column);
    return at < 0 ? "" : row.get(at);
  }

  /** The same as a number, where it is one. */
  OptionalDouble number(List<String> row, String column) {
    try {
      double number = Double.parseDouble(value(row, column));
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Columns, rows, and how many rows are left out. */
  ObjectNode json() {
    ObjectNode table = JsonNodeFactory.instance.objectNode();
    ArrayNode names = table.putArray("columns");
    columns.forEach(names::add);
    ArrayNode shown = table.putArray("rows");
    rows.stream()
        .limit(MOST_ROWS)
        .forEach(
            row -> {
              ArrayNode values = shown.addArray();
              row.forEach(values::add);
            });
    table.put("left_out", Math.max(0, rows.size() - MOST_ROWS));
    return table;
  }
}
