package io.sluice.run;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

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
        cell(row.lossNats()),
        cell(row.spreadNats()),
        row.first(),
        cell(row.differenceNats()),
        cell(row.lowNats()),
        cell(row.highNats()));
  }

  private static String cell(OptionalDouble number) {
    return number.isPresent() ? ShortestDecimal.of(number.getAsDouble()) : "";
  }
}
