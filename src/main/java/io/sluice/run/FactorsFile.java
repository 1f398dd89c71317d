package io.sluice.run;

import java.nio.file.Path;
import java.util.List;

/** {@code factors.csv}: the main effects of a study's factors, as comma-separated values. */
public final class FactorsFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "factors.csv";

  private static final CsvTable TABLE =
      new CsvTable(
          List.of(
              "factor",
              "value",
              "mark",
              "blocks",
              "planned_blocks",
              "seeds",
              "loss_nats",
              "spread_nats",
              "first",
              "difference_nats",
              "low_nats",
              "high_nats"));

  private FactorsFile() {}

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<FactorRow> rows) {
    TABLE.write(file, rows, FactorsFile::cells);
  }

  private static List<String> cells(FactorRow row) {
    return List.of(
        row.factor(),
        row.value(),
        Long.toString(row.mark()),
        Long.toString(row.blocks()),
        Long.toString(row.plannedBlocks()),
        Long.toString(row.seeds()),
        CsvFile.cell(row.lossNats()),
        CsvFile.cell(row.spreadNats()),
        row.first(),
        CsvFile.cell(row.differenceNats()),
        CsvFile.cell(row.lowNats()),
        CsvFile.cell(row.highNats()));
  }
}
