package io.sluice.run;

import java.nio.file.Path;
import java.util.List;

/** {@code results.csv}: the rows of a study, as comma-separated values after RFC 4180. */
public final class ResultsFile {

  private ResultsFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   */
  public static List<ResultRow> read(Path file) {
    throw new IllegalStateException("to come: " + file);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<ResultRow> rows) {
    throw new IllegalStateException("to come: " + file + rows);
  }
}
