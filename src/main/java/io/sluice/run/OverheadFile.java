package io.sluice.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code overhead.csv}: what a step of each variant costs, as comma-separated values. */
public final class OverheadFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "overhead.csv";

  private static final CsvTable TABLE =
      new CsvTable(
          List.of(
              "variant",
              "relu",
              "parameters",
              "round",
              "step_s",
              "peak_rss_bytes",
              "batch",
              "context",
              "vocabulary",
              "sluice",
              "device",
              "precision",
              "threads"));

  private OverheadFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<OverheadRow> read(Path file) {
    return TABLE.read(file, OverheadFile::row);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<OverheadRow> rows) {
    TABLE.write(file, rows, OverheadFile::cells);
  }

  private static OverheadRow row(CsvCells cells) {
    return new OverheadRow(
        cells.text("variant"),
        Optional.of(cells.raw("relu")).filter(relu -> !relu.isEmpty()),
        cells.whole("parameters"),
        cells.whole("round"),
        cells.number("step_s"),
        cells.isEmpty("peak_rss_bytes")
            ? OptionalLong.empty()
            : OptionalLong.of(cells.whole("peak_rss_bytes")),
        new OverheadRow.Conditions(
            cells.whole("batch"),
            cells.whole("context"),
            cells.whole("vocabulary"),
            cells.text("sluice"),
            cells.text("device"),
            cells.text("precision"),
            cells.whole("threads")));
  }

  private static List<String> cells(OverheadRow row) {
    OverheadRow.Conditions conditions = row.conditions();
    return List.of(
        row.variant(),
        row.relu().orElse(""),
        Long.toString(row.parameters()),
        Long.toString(row.round()),
        ShortestDecimal.of(row.stepS()),
        row.peakRssBytes().isPresent() ? Long.toString(row.peakRssBytes().getAsLong()) : "",
        Long.toString(conditions.batch()),
        Long.toString(conditions.context()),
        Long.toString(conditions.vocabulary()),
        conditions.sluice(),
        conditions.device(),
        conditions.precision(),
        Long.toString(conditions.threads()));
  }
}
