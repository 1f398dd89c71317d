package io.sluice.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Cells in aligned columns.
 *
 * @param columns headings with their alignment
 * @param rows cells, as many a row as there are columns
 */
record Table(List<Column> columns, List<List<String>> rows) {

  /**
   * A column.
   *
   * @param heading its first line
   * @param align where its cells stand
   */
  record Column(String heading, Align align) {}

  /** Where a cell stands in its column. */
  enum Align {
    /** Words. */
    LEFT {
      @Override
      String pad(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
      }

      @Override
      String rule(int width) {
        return "-".repeat(width);
      }
    },
    /** Numbers. */
    RIGHT {
      @Override
      String pad(String cell, int width) {
        return " ".repeat(width - cell.length()) + cell;
      }

      @Override
      String rule(int width) {
        return "-".repeat(width - 1) + ":";
      }
    };

    abstract String pad(String cell, int width);

    abstract String rule(int width);
  }

  private static final String GAP = "  ";
  private static final int RULE = 3; // hyphens that every Markdown reader takes for a rule

  /** The heading and the rows as lines, columns two spaces apart. */
  List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add(line(headings(), GAP, 0));
    rows.forEach(row -> lines.add(line(row, GAP, 0)));
    return lines.stream().map(String::stripTrailing).toList();
  }

  /** How many letters the longest line of {@link #text} has. */
  int width() {
    return text().stream().mapToInt(String::length).max().orElse(0);
  }

  /** A sentence a row: each cell behind its heading. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        if (!row.get(i).isEmpty()) {
          parts.add(columns.get(i).heading() + " " + row.get(i));
        }
      }
      sentences.add(String.join(", ", parts));
    }
    return sentences;
  }

  /** The same in Markdown, which reads as well as it renders. */
  List<String> markdown() {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      rules.add(columns.get(i).align().rule(Math.max(RULE, width(i))));
    }
    List<String> lines = new ArrayList<>();
    lines.add(piped(headings()));
    lines.add(piped(rules));
    rows.forEach(row -> lines.add(piped(row)));
    return lines;
  }

  private List<String> headings() {
    return columns.stream().map(Column::heading).toList();
  }

  private String piped(List<String> cells) {
    return "| " + line(cells, " | ", RULE) + " |";
  }

  private String line(List<String> cells, String gap, int least) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      padded.add(columns.get(i).align().pad(cells.get(i), Math.max(least, width(i))));
    }
    return String.join(gap, padded);
  }

  private int width(int column) {
    int widest = columns.get(column).heading().length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }
}
