package io.sluice.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.sluice.notation.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The header and the lines of a file of separated values.
 *
 * @param file for messages
 * @param header the names of the columns, all of them different, at most 100,000
 * @param lines at least one, each with as many cells as the header
 */
record CsvContent(Path file, List<String> header, List<Line> lines) {
  private static final String SEPARATORS = ",;\t";
  private static final char QUOTE = '"';
  private static final int MOST_COLUMNS = 100_000;

  /**
   * One row.
   *
   * @param number of its first line in the file, from 1
   * @param cells without spaces around them
   */
  record Line(long number, List<String> cells) {}

  /**
   * Reads a file. What separates cells is what the first line has most of: commas, semicolons or
   * tabs.
   *
   * @param given what the first line is, if that was said
   * @throws IllegalArgumentException with the line, if it is no such file, or if nobody said what
   *     the first line is and it looks like a row
   */
  static CsvContent read(Path file, Optional<CsvHeader> given) {
    List<Line> all = lines(file, TableText.read(file));
    if (all.isEmpty()) {
      throw new IllegalArgumentException(file + " has no lines with cells: is it the right file?");
    }
    Line first = all.get(0);
    List<String> header = first.cells();
    boolean named = given.isEmpty() || given.get() == CsvHeader.FIRST_LINE;
    String what = named ? "header" : "first line";
    if (header.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "%s:%d: the %s has %,d columns, and a table can have at most %,d: take columns out, or swap rows and columns if each row is a quantity"
              .formatted(file, first.number(), what, header.size(), MOST_COLUMNS));
    }
    if (given.isEmpty()) {
      requireNoRow(file, first, all);
    }
    if (named) {
      requireNames(file, first);
    } else {
      header = IntStream.rangeClosed(1, header.size()).mapToObj(i -> "column" + i).toList();
    }
    List<Line> lines = named ? all.subList(1, all.size()) : all;
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(file + " has a header and no rows: is the file complete?");
    }
    for (Line line : lines) {
      if (line.cells().size() != header.size()) {
        throw new IllegalArgumentException(
            "%s:%d: the line has %,d cells and the %s %,d: give each line all of them"
                .formatted(file, line.number(), line.cells().size(), what, header.size()));
      }
    }
    return new CsvContent(file, header, lines);
  }

  private static void requireNoRow(Path file, Line first, List<Line> all) {
    if (first.cells().stream().allMatch(Decimal::isNumber)) {
      throw new IllegalArgumentException(
          "%s:%d: the first line has only numbers: put the names of the columns above it, or write %s(header=none)"
              .formatted(file, first.number(), file));
    }
    List<List<String>> below =
        all.stream()
            .skip(1)
            .map(Line::cells)
            .filter(cells -> cells.size() == first.cells().size())
            .toList();
    Optional<String> why = new FirstLine(first.cells(), below).whyRow();
    if (why.isPresent()) {
      throw new IllegalArgumentException(
          "%s:%d: the first line looks like a row, %s: write %s(header=none) if it is one, and %s(header=first-line) if it names the columns"
              .formatted(file, first.number(), why.get(), file, file));
    }
  }

  private static void requireNames(Path file, Line header) {
    Map<String, Integer> seen = new HashMap<>();
    for (int column = 1; column <= header.cells().size(); column++) {
      String name = header.cells().get(column - 1);
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            "%s:%d: column %d has no name: give it one, or take it out"
                .formatted(file, header.number(), column));
      }
      Integer earlier = seen.put(name, column);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "%s:%d: columns %d and %d are both called %s: rename one"
                .formatted(file, header.number(), earlier, column, Quoted.of(name)));
      }
    }
  }

  private static List<Line> lines(Path file, String text) {
    List<Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(
                // Counted later, with sentences of our own.
                CsvRecordHandler.builder().maxFields(Integer.MAX_VALUE).build(), text)) {
      for (CsvRecord line : reader) {
        List<String> cells = line.getFields().stream().map(Decimal::stripped).toList();
        if (cells.size() > 1 || !cells.get(0).isEmpty()) {
          lines.add(new Line(line.getStartingLineNumber(), cells));
        }
      }
      return lines;
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "%s cannot be read as CSV (%s): correct the quotes there"
              .formatted(file, Quoted.oneLine(e.getMessage())),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot be read", e);
    }
  }

  private static char separator(String text) {
    int[] counts = new int[SEPARATORS.length()];
    boolean quoted = false;
    boolean begun = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (begun && !quoted && (c == '\n' || c == '\r')) {
        break;
      }
      begun |= c != '\n' && c != '\r';
      quoted ^= c == QUOTE;
      int which = SEPARATORS.indexOf(c);
      if (which >= 0 && !quoted) {
        counts[which]++;
      }
    }
    int most = 0;
    for (int which = 1; which < counts.length; which++) {
      most = counts[which] > counts[most] ? which : most;
    }
    return SEPARATORS.charAt(most);
  }

  /** A column by its place. */
  CsvColumn column(int place) {
    return new CsvColumn(this, place, lines.stream().map(line -> line.cells().get(place)).toList());
  }

  /** All columns but some. */
  List<CsvColumn> columnsWithout(List<Integer> places) {
    return IntStream.range(0, header.size())
        .filter(place -> !places.contains(place))
        .mapToObj(this::column)
        .toList();
  }
}
