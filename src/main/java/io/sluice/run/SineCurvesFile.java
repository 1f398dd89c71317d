package io.sluice.run;

import io.sluice.notation.Words;
import java.nio.file.Path;
import java.util.List;

/** {@code curves.csv}: what the pictures of a demonstration with sines show. */
public final class SineCurvesFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "curves.csv";

  private static final CsvTable TABLE =
      new CsvTable(List.of("frequency", "units", "activation", "curve", "x", "y"));

  private SineCurvesFile() {}

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<SineCurveRow> rows) {
    TABLE.write(file, rows, SineCurvesFile::cells);
  }

  private static List<String> cells(SineCurveRow row) {
    return List.of(
        Long.toString(row.frequency()),
        Long.toString(row.units()),
        row.activation(),
        Words.of(row.curve()),
        CsvFile.cell(row.x()),
        CsvFile.cell(row.y()));
  }
}
