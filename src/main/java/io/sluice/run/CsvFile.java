package io.sluice.run;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Comma-separated values after RFC 4180 with a header, UTF-8, lines ended by line feeds. */
public final class CsvFile {

  private CsvFile() {}

  /**
   * Writes the rows atomically; equal rows give equal bytes on every machine.
   *
   * @param header the names of the columns
   * @param rows cells, as many a row as there are columns
   * @throws IllegalStateException if a row is shorter or longer
   */
  public static void write(Path file, List<String> header, List<List<String>> rows) {
    AtomicFile.write(file, text(header, rows));
  }

  /**
   * The same as text.
   *
   * @param header the names of the columns
   * @param rows cells, as many a row as there are columns
   * @return lines, each ended
   * @throws IllegalStateException if a row is shorter or longer
   */
  public static String text(List<String> header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(CsvText.line(header)).append('\n');
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalStateException(row + " under " + header);
      }
      text.append(CsvText.line(row)).append('\n');
    }
    return text.toString();
  }

  /**
   * A number as a cell.
   *
   * @param value finite
   * @return the shortest decimal that reads back as the same double
   */
  public static String cell(double value) {
    return ShortestDecimal.of(value);
  }

  /**
   * A number that may be missing, as a cell.
   *
   * @param value finite if present
   * @return as {@link #cell(double)}, or nothing
   */
  public static String cell(OptionalDouble value) {
    return value.isPresent() ? cell(value.getAsDouble()) : "";
  }
}
