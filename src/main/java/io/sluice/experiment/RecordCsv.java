package io.sluice.experiment;

import io.sluice.run.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table of records as a file of comma-separated values. Its columns are the components of the
 * record, {@code lossNats} as {@code loss_nats}; those of a record within it stand in its place. Of
 * a record that may be missing the columns may be missing too, and are where no row has it: so
 * tables of an earlier version stay as they are.
 *
 * @param type a record of text, numbers that are not negative where they are whole, enums by their
 *     word, each of them or a whole record optional, and records of such
 * @param <R> a row
 */
public record RecordCsv<R extends Record>(Class<R> type) {

  /** Refuses a record with two columns of one name, or with a component that is no cell. */
  public RecordCsv {
    List<String> header = RowCells.ofRecord(type).columns();
    if (new HashSet<>(header).size() < header.size()) {
      throw new IllegalStateException(type + " has a column twice: " + header);
    }
  }

  /**
   * The names of the columns.
   *
   * @return in the order of the components
   */
  public List<String> header() {
    return RowCells.ofRecord(type).columns();
  }

  /**
   * Reads the rows.
   *
   * @param file as {@link #write} leaves it; lines may end as on Windows
   * @return its rows
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public List<R> read(Path file) {
    RowCells cells = RowCells.ofRecord(type);
    List<CsvText.Line> lines = CsvText.read(file);
    List<String> header = lines.isEmpty() ? List.of() : lines.get(0).cells();
    if (!isHeader(header)) {
      throw new IllegalArgumentException(
          "%s:1: the header must be %s: is this another file?"
              .formatted(file, String.join(",", cells.columns())));
    }
    List<R> rows = new ArrayList<>();
    for (CsvText.Line line : lines.subList(1, lines.size())) {
      if (line.cells().size() != header.size()) {
        throw new IllegalArgumentException(
            "%s:%d: the line has %d cells, the header %d"
                .formatted(file, line.number(), line.cells().size(), header.size()));
      }
      Iterator<String> there = line.cells().iterator();
      List<String> all = new ArrayList<>();
      for (String column : cells.columns()) {
        all.add(header.contains(column) ? there.next() : "");
      }
      try {
        rows.add(type.cast(cells.read(all.iterator())));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s:%d: %s: restore the file".formatted(file, line.number(), e.getMessage()), e);
      }
    }
    return rows;
  }

  /**
   * Writes the rows atomically; equal rows give equal bytes on every machine.
   *
   * @param file replaced if it is there
   * @param rows in the order of the file
   */
  public void write(Path file, List<R> rows) {
    RowCells cells = RowCells.ofRecord(type);
    List<List<String>> lines = new ArrayList<>();
    for (R row : rows) {
      List<String> line = new ArrayList<>();
      cells.write(row, line);
      lines.add(line);
    }
    List<String> columns = cells.columns();
    Set<Integer> empty = new HashSet<>();
    for (List<String> together : cells.mayBeMissing()) {
      List<Integer> places = together.stream().map(columns::indexOf).toList();
      if (lines.stream().allMatch(line -> places.stream().allMatch(at -> line.get(at).isEmpty()))) {
        empty.addAll(places);
      }
    }
    AtomicFile.write(
        file,
        CsvText.of(without(empty, columns), lines.stream().map(l -> without(empty, l)).toList()));
  }

  private static List<String> without(Set<Integer> places, List<String> cells) {
    return IntStream.range(0, cells.size())
        .filter(at -> !places.contains(at))
        .mapToObj(cells::get)
        .toList();
  }

  /** All columns, or those but some that may be missing together. */
  boolean isHeader(List<String> found) {
    RowCells cells = RowCells.ofRecord(type);
    List<String> expected = new ArrayList<>(cells.columns());
    for (List<String> together : cells.mayBeMissing()) {
      if (together.stream().noneMatch(found::contains)) {
        expected.removeAll(together);
      }
    }
    return found.equals(expected);
  }
}
