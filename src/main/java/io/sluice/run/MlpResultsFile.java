package io.sluice.run;

import java.nio.file.Path;
import java.util.List;

/** {@code results.csv} of a study of small networks, a row a run and recorded iteration. */
public final class MlpResultsFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "results.csv";

  private static final CsvTable TABLE =
      new CsvTable(
          List.of(
              "study",
              "data",
              "hidden",
              "method",
              "seed",
              "fold",
              "iteration",
              "training_error",
              "test_error",
              "training_error_rate",
              "test_error_rate",
              "multiplies",
              "elapsed_s",
              "dependent",
              "parameters",
              "iterations",
              "inputs",
              "outputs",
              "patterns",
              "training_patterns",
              "test_patterns",
              "data_fingerprint",
              "scaling",
              "loss",
              "ridge",
              "source",
              "bypass",
              "early_stopping",
              "sluice"));

  private MlpResultsFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<MlpRow> read(Path file) {
    return TABLE.read(file, MlpResultsFile::row);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<MlpRow> rows) {
    TABLE.write(file, rows, MlpResultsFile::cells);
  }

  private static List<String> cells(MlpRow row) {
    MlpRow.Conditions conditions = row.conditions();
    return List.of(
        row.study(),
        row.data(),
        Long.toString(row.hidden()),
        row.method(),
        Long.toString(row.seed()),
        Long.toString(row.fold()),
        Long.toString(row.iteration()),
        CsvFile.cell(row.trainingError()),
        CsvFile.cell(row.testError()),
        CsvFile.cell(row.trainingErrorRate()),
        CsvFile.cell(row.testErrorRate()),
        Long.toString(row.multiplies()),
        CsvFile.cell(row.elapsedS()),
        Long.toString(row.dependent()),
        Long.toString(row.parameters()),
        Long.toString(conditions.iterations()),
        Long.toString(conditions.inputs()),
        Long.toString(conditions.outputs()),
        Long.toString(conditions.patterns()),
        Long.toString(conditions.trainingPatterns()),
        Long.toString(conditions.testPatterns()),
        conditions.dataFingerprint(),
        conditions.scaling(),
        conditions.loss(),
        CsvFile.cell(conditions.ridge()),
        conditions.source(),
        conditions.bypass(),
        conditions.earlyStopping(),
        conditions.sluice());
  }

  private static MlpRow row(CsvCells cells) {
    return new MlpRow(
        cells.text("study"),
        cells.text("data"),
        cells.whole("hidden"),
        cells.text("method"),
        cells.whole("seed"),
        cells.whole("fold"),
        cells.whole("iteration"),
        cells.number("training_error"),
        cells.number("test_error"),
        cells.optionalNumber("training_error_rate"),
        cells.optionalNumber("test_error_rate"),
        cells.whole("multiplies"),
        cells.number("elapsed_s"),
        cells.whole("dependent"),
        cells.whole("parameters"),
        new MlpRow.Conditions(
            cells.whole("iterations"),
            cells.whole("inputs"),
            cells.whole("outputs"),
            cells.whole("patterns"),
            cells.whole("training_patterns"),
            cells.whole("test_patterns"),
            cells.text("data_fingerprint"),
            cells.text("scaling"),
            cells.text("loss"),
            cells.number("ridge"),
            cells.text("source"),
            cells.text("bypass"),
            cells.text("early_stopping"),
            cells.text("sluice")));
  }
}
