package io.sluice.cli;

import io.sluice.notation.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells in aligned columns: words in the first, numbers in the others.
 *
 * @param headings above the columns
 * @param rows cells, as many a row as there are headings
 */
record Columns(List<String> headings, List<List<String>> rows) {

  /** Cells may be somebody else's, and stay on their lines. */
  Columns {
    headings = headings.stream().map(Printable::line).toList();
    rows = rows.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
  }

  private static final String GAP = "  ";

  void print(Invocation invocation) {
    line(invocation, headings);
    rows.forEach(row -> line(invocation, row));
  }

  private void line(Invocation invocation, List<String> cells) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String space = " ".repeat(width(i) - cells.get(i).length());
      padded.add(i == 0 ? cells.get(i) + space : space + cells.get(i));
    }
    invocation.out().println(String.join(GAP, padded).stripTrailing());
  }

  private int width(int column) {
    int widest = headings.get(column).length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }
}
