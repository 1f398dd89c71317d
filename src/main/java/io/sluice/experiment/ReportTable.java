package io.sluice.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cells in aligned columns.
 *
 * @param columns headings with their alignment
 * @param rows cells, as many a row as there are columns
 */
public record ReportTable(List<Heading> columns, List<List<String>> rows) {

  /**
   * The head of a column.
   *
   * @param text its first line
   * @param align where its cells stand
   */
  public record Heading(String text, Align align) {}

  /**
   * A column.
   *
   * @param heading its head
   * @param cell what an item has there
   * @param <T> what a row is of
   */
  public record Column<T>(Heading heading, Function<T, String> cell) {

    /** A column of words. */
    public static <T> Column<T> words(String heading, Function<T, String> cell) {
      return new Column<>(new Heading(heading, Align.LEFT), cell);
    }

    /** A column of numbers. */
    public static <T> Column<T> numbers(String heading, Function<T, String> cell) {
      return new Column<>(new Heading(heading, Align.RIGHT), cell);
    }
  }

  /** Where a cell stands in its column. */
  public enum Align {
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

  /**
   * A row an item.
   *
   * @param items in order
   * @param columns what each row has
   * @param <T> what a row is of
   * @return the table
   */
  public static <T> ReportTable of(List<T> items, List<Column<T>> columns) {
    return new ReportTable(
        columns.stream().map(Column::heading).toList(),
        items.stream()
            .map(item -> columns.stream().map(column -> column.cell().apply(item)).toList())
            .toList());
  }

  /**
   * For a terminal: columns two spaces apart; where they are too many, without the first, which
   * stands above its rows if it groups them; where there are still too many, a sentence a row.
   *
   * @param width of the terminal
   * @return lines
   */
  List<String> text(int width) {
    if (lines(this).get(0).length() <= width) {
      return lines(this).stream().map(String::stripTrailing).toList();
    }
    ReportTable narrower =
        new ReportTable(
            columns.subList(1, columns.size()),
            rows.stream().map(row -> row.subList(1, row.size())).toList());
    List<String> all = lines(narrower);
    long groups = rows.stream().map(row -> row.get(0)).distinct().count();
    if (all.get(0).length() <= width && groups * 2 <= rows.size()) {
      List<String> grouped = new ArrayList<>(List.of(all.get(0).stripTrailing()));
      for (int i = 0; i < rows.size(); i++) {
        if (i == 0 || !rows.get(i).get(0).equals(rows.get(i - 1).get(0))) {
          String group = columns.get(0).text() + " " + rows.get(i).get(0) + ":";
          grouped.addAll(Paragraph.lines(group, GAP, width));
        }
        grouped.add(all.get(i + 1).stripTrailing());
      }
      return grouped;
    }
    return rows.stream()
        .flatMap(row -> Paragraph.lines(GAP + sentence(row), GAP.repeat(2), width).stream())
        .toList();
  }

  /** All of one length. */
  private static List<String> lines(ReportTable table) {
    List<String> lines = new ArrayList<>(List.of(table.line(table.headings(), GAP, 0)));
    table.rows.forEach(row -> lines.add(table.line(row, GAP, 0)));
    return lines;
  }

  /** Each cell behind its heading. */
  private String sentence(List<String> row) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!row.get(i).isEmpty()) {
        parts.add(columns.get(i).text() + " " + row.get(i));
      }
    }
    return String.join(", ", parts);
  }

  /** In Markdown, which reads as well as it renders. */
  public List<String> markdown() {
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
    return columns.stream().map(Heading::text).toList();
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
    int widest = columns.get(column).text().length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }
}
