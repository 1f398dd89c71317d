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
   * @param detail in which turn a narrow terminal goes without it; 0 for never
   */
  public record Heading(String text, Align align, int detail) {}

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
      return new Column<>(new Heading(heading, Align.LEFT, 0), cell);
    }

    /** A column of numbers. */
    public static <T> Column<T> numbers(String heading, Function<T, String> cell) {
      return new Column<>(new Heading(heading, Align.RIGHT, 0), cell);
    }

    /** The same, which a narrow terminal goes without. */
    public Column<T> detail() {
      return new Column<>(new Heading(heading.text, heading.align, heading.detail + 1), cell);
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

  /** For a terminal of so many columns: those of the table two spaces apart, if they fit. */
  public List<String> text(int width) {
    return new NarrowTable(this, width).lines();
  }

  /** All of one length. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(line(headings(), GAP, 0)));
    rows.forEach(row -> lines.add(line(row, GAP, 0)));
    return lines;
  }

  /** Some of the columns. */
  ReportTable with(List<Integer> some) {
    return new ReportTable(
        some.stream().map(columns::get).toList(),
        rows.stream().map(row -> some.stream().map(row::get).toList()).toList());
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

  int width(int column) {
    int widest = columns.get(column).text().length();
    for (List<String> row : rows) {
      widest = Math.max(widest, row.get(column).length());
    }
    return widest;
  }
}
