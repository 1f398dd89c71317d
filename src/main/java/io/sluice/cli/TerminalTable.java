package io.sluice.cli;

import io.sluice.notation.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells in aligned columns: words in the first, numbers in the others. On a terminal that is too
 * narrow each row becomes a sentence.
 *
 * @param headings above the columns
 * @param rows cells, as many a row as there are headings
 */
record TerminalTable(List<String> headings, List<List<String>> rows) {

  /** Cells may be somebody else's, and stay on their lines. */
  TerminalTable {
    headings = headings.stream().map(Printable::line).toList();
    rows = rows.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
  }

  private static final String GAP = "  ";

  void print(Invocation invocation) {
    List<String> table = new ArrayList<>(List.of(line(headings)));
    rows.forEach(row -> table.add(line(row)));
    int width = table.stream().mapToInt(String::length).max().orElse(0);
    if (width <= invocation.terminal().outWidth().columns().orElse(Integer.MAX_VALUE)) {
      table.forEach(invocation.out()::println);
    } else {
      rows.forEach(row -> invocation.print("%s", sentence(row)));
    }
  }

  private String line(List<String> cells) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String space = " ".repeat(width(i) - cells.get(i).length());
      padded.add(i == 0 ? cells.get(i) + space : space + cells.get(i));
    }
    return String.join(GAP, padded).stripTrailing();
  }

  private String sentence(List<String> cells) {
    List<String> parts = new ArrayList<>();
    for (int i = 1; i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        parts.add(headings.get(i) + " " + cells.get(i).strip());
      }
    }
    return cells.get(0) + ": " + String.join(", ", parts);
  }

  private int width(int column) {
    int widest = headings.get(column).length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }
}
