package io.sluice.corpus.fables;

import java.util.List;
import java.util.Optional;

/** A table of the world: named columns, and rows in the order of the file. */
final class WorldTable {

  /** A column; its words are names of rows of the table {@code target} where there is one. */
  record Column(String name, Optional<String> target) {}

  private final String name;
  private final List<Column> columns;
  private final List<Row> rows;

  WorldTable(String name, List<Column> columns, List<Row> rows) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
  }

  List<Column> columns() {
    return columns;
  }

  List<Row> rows() {
    return rows;
  }

  /** The index of a column, or -1 if the table lacks it. */
  int column(String columnName) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(columnName)) {
        return i;
      }
    }
    return -1;
  }

  Optional<Row> row(String rowName) {
    return rows.stream().filter(row -> row.name().equals(rowName)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
