package io.sluice.run;

import java.nio.file.Path;
import java.util.List;

/** {@code attacks.csv}: what attacks did to the accuracy of a study's classifiers. */
public final class AttacksFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "attacks.csv";

  private static final CsvTable TABLE =
      new CsvTable(
          List.of("study", "net", "activation", "seed", "epsilon", "clean", "attacked", "images"));

  private AttacksFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<AttackRow> read(Path file) {
    return TABLE.read(file, AttacksFile::row);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<AttackRow> rows) {
    TABLE.write(file, rows, AttacksFile::cells);
  }

  private static AttackRow row(CsvCells cells) {
    return new AttackRow(
        cells.text("study"),
        cells.text("net"),
        cells.text("activation"),
        cells.whole("seed"),
        cells.number("epsilon"),
        cells.number("clean"),
        cells.number("attacked"),
        cells.whole("images"));
  }

  private static List<String> cells(AttackRow row) {
    return List.of(
        row.study(),
        row.net(),
        row.activation(),
        Long.toString(row.seed()),
        CsvFile.cell(row.epsilon()),
        CsvFile.cell(row.clean()),
        CsvFile.cell(row.attacked()),
        Long.toString(row.images()));
  }
}
