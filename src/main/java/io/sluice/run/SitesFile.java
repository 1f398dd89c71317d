package io.sluice.run;

import java.nio.file.Path;
import java.util.List;

/** {@code sites.csv}: what training did to the activations of a study's runs. */
public final class SitesFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "sites.csv";

  private static final CsvTable TABLE =
      new CsvTable(
          List.of(
              "variant",
              "seed",
              "steps",
              "step",
              "site",
              "layer",
              "alpha",
              "beta",
              "rho",
              "lipschitz",
              "dead_share",
              "gradient_norm"));

  private SitesFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<SiteRow> read(Path file) {
    return TABLE.read(file, SitesFile::row);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<SiteRow> rows) {
    TABLE.write(file, rows, SitesFile::cells);
  }

  private static SiteRow row(CsvCells cells) {
    return new SiteRow(
        cells.text("variant"),
        cells.whole("seed"),
        cells.whole("steps"),
        cells.whole("step"),
        cells.text("site"),
        cells.whole("layer"),
        cells.optionalNumber("alpha"),
        cells.optionalNumber("beta"),
        cells.optionalNumber("rho"),
        cells.optionalNumber("lipschitz"),
        cells.number("dead_share"),
        cells.number("gradient_norm"));
  }

  private static List<String> cells(SiteRow row) {
    return List.of(
        row.variant(),
        Long.toString(row.seed()),
        Long.toString(row.steps()),
        Long.toString(row.step()),
        row.site(),
        Long.toString(row.layer()),
        CsvFile.cell(row.alpha()),
        CsvFile.cell(row.beta()),
        CsvFile.cell(row.rho()),
        CsvFile.cell(row.lipschitz()),
        CsvFile.cell(row.deadShare()),
        CsvFile.cell(row.gradientNorm()));
  }
}
