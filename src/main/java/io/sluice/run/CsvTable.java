package io.sluice.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A file of comma-separated values, after RFC 4180, under a header that never changes. */
record CsvTable(List<String> header) {

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  <T> List<T> read(Path file, Function<CsvCells, T> row) {
    List<CsvText.Line> lines = CsvText.read(Json.text(file), file.toString());
    if (lines.isEmpty() || !lines.get(0).cells().equals(header)) {
      throw new IllegalArgumentException(
          file + ":1: the header must be " + CsvText.line(header) + ": is this another file?");
    }
    List<T> rows = new ArrayList<>();
    for (CsvText.Line line : lines.subList(1, lines.size())) {
      CsvCells cells = new CsvCells(file, header, line);
      try {
        rows.add(row.apply(cells));
      } catch (IllegalArgumentException e) {
        throw cells.located(e);
      }
    }
    return rows;
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  <T> void write(Path file, List<T> rows, Function<T, List<String>> cells) {
    CsvFile.write(file, header, rows.stream().map(cells).toList());
  }
}
