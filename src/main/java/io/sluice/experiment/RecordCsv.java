package io.sluice.experiment;

import io.sluice.run.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A table of records as a file of comma-separated values. Its columns are the components of the
 * record, {@code lossNats} as {@code loss_nats}; those of a record within it stand in its place.
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
    if (lines.isEmpty() || !lines.get(0).cells().equals(cells.columns())) {
      throw new IllegalArgumentException(
          "%s:1: the header must be %s: is this another file?"
              .formatted(file, String.join(",", cells.columns())));
    }
    List<R> rows = new ArrayList<>();
    for (CsvText.Line line : lines.subList(1, lines.size())) {
      if (line.cells().size() != cells.columns().size()) {
        throw new IllegalArgumentException(
            "%s:%d: the line has %d cells, the header %d"
                .formatted(file, line.number(), line.cells().size(), cells.columns().size()));
      }
      try {
        rows.add(type.cast(cells.read(line.cells().iterator())));
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
    AtomicFile.write(file, CsvText.of(cells.columns(), lines));
  }
}
