package io.sluice.run;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** {@code results.csv} of a demonstration with sines, a row a network. */
public final class SineResultsFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "results.csv";

  private static final CsvTable TABLE =
      new CsvTable(
          List.of(
              "study",
              "frequency",
              "units",
              "activation",
              "algorithm",
              "parameters",
              "bends",
              "first_dependent",
              "dependent",
              "first_error",
              "error",
              "points",
              "iterations",
              "seed",
              "sluice"));

  private SineResultsFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<SineRow> read(Path file) {
    return TABLE.read(file, SineResultsFile::row);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<SineRow> rows) {
    TABLE.write(file, rows, SineResultsFile::cells);
  }

  private static SineRow row(CsvCells cells) {
    return new SineRow(
        cells.text("study"),
        cells.whole("frequency"),
        cells.whole("units"),
        cells.text("activation"),
        cells.text("algorithm"),
        cells.whole("parameters"),
        cells.whole("bends"),
        cells.whole("first_dependent"),
        cells.whole("dependent"),
        cells.number("first_error"),
        cells.number("error"),
        new SineRow.Conditions(
            cells.whole("points"),
            cells.whole("iterations"),
            cells.isEmpty("seed") ? OptionalLong.empty() : OptionalLong.of(cells.whole("seed")),
            cells.text("sluice")));
  }

  private static List<String> cells(SineRow row) {
    SineRow.Conditions conditions = row.conditions();
    return List.of(
        row.study(),
        Long.toString(row.frequency()),
        Long.toString(row.units()),
        row.activation(),
        row.algorithm(),
        Long.toString(row.parameters()),
        Long.toString(row.bends()),
        Long.toString(row.firstDependent()),
        Long.toString(row.dependent()),
        CsvFile.cell(row.firstError()),
        CsvFile.cell(row.error()),
        Long.toString(conditions.points()),
        Long.toString(conditions.iterations()),
        conditions.seed().isPresent() ? Long.toString(conditions.seed().getAsLong()) : "",
        conditions.sluice());
  }
}
