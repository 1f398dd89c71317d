package io.sluice.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code results.csv} of a study of image classifiers, a row a run and epoch. */
public final class VisionResultsFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "results.csv";

  private static final List<String> MEASURED =
      List.of("training_loss_nats", "loss_nats", "accuracy", "images_per_s", "elapsed_s");

  private static final CsvTable TABLE =
      new CsvTable(
          List.of(
              "study",
              "net",
              "activation",
              "seed",
              "fold",
              "epoch",
              "epochs",
              "steps",
              "parameters",
              "training_loss_nats",
              "loss_nats",
              "accuracy",
              "images_per_s",
              "elapsed_s",
              "diverged_step",
              "recipe",
              "images",
              "training_images",
              "test_images",
              "images_fingerprint",
              "initialization",
              "weights",
              "learning_rate",
              "batch",
              "sluice",
              "device",
              "precision",
              "threads"));

  private VisionResultsFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<VisionRow> read(Path file) {
    return TABLE.read(file, VisionResultsFile::row);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<VisionRow> rows) {
    TABLE.write(file, rows, VisionResultsFile::cells);
  }

  private static List<String> cells(VisionRow row) {
    Optional<VisionRow.Score> score = row.score();
    VisionRow.Conditions conditions = row.conditions();
    return List.of(
        row.study(),
        row.net(),
        row.activation(),
        Long.toString(row.seed()),
        row.fold().isPresent() ? Long.toString(row.fold().getAsLong()) : "",
        Long.toString(row.epoch()),
        Long.toString(row.epochs()),
        Long.toString(row.steps()),
        Long.toString(row.parameters()),
        score.map(s -> CsvFile.cell(s.trainingLossNats())).orElse(""),
        score.map(s -> CsvFile.cell(s.lossNats())).orElse(""),
        score.map(s -> CsvFile.cell(s.accuracy())).orElse(""),
        score.map(s -> CsvFile.cell(s.imagesPerS())).orElse(""),
        score.map(s -> CsvFile.cell(s.elapsedS())).orElse(""),
        row.divergedStep().isPresent() ? Long.toString(row.divergedStep().getAsLong()) : "",
        conditions.recipe(),
        conditions.images(),
        Long.toString(conditions.trainingImages()),
        Long.toString(conditions.testImages()),
        conditions.imagesFingerprint(),
        conditions.initialization(),
        conditions.weights(),
        CsvFile.cell(conditions.learningRate()),
        Long.toString(conditions.batch()),
        conditions.sluice(),
        conditions.device(),
        conditions.precision(),
        Long.toString(conditions.threads()));
  }

  private static VisionRow row(CsvCells cells) {
    return new VisionRow(
        cells.text("study"),
        cells.text("net"),
        cells.text("activation"),
        cells.whole("seed"),
        cells.isEmpty("fold") ? OptionalLong.empty() : OptionalLong.of(cells.whole("fold")),
        cells.whole("epoch"),
        cells.whole("epochs"),
        cells.whole("steps"),
        cells.whole("parameters"),
        score(cells),
        cells.isEmpty("diverged_step")
            ? OptionalLong.empty()
            : OptionalLong.of(cells.whole("diverged_step")),
        new VisionRow.Conditions(
            cells.text("recipe"),
            cells.text("images"),
            cells.whole("training_images"),
            cells.whole("test_images"),
            cells.text("images_fingerprint"),
            cells.text("initialization"),
            cells.text("weights"),
            cells.number("learning_rate"),
            cells.whole("batch"),
            cells.text("sluice"),
            cells.text("device"),
            cells.text("precision"),
            cells.whole("threads")));
  }

  private static Optional<VisionRow.Score> score(CsvCells cells) {
    if (cells.isEmpty("loss_nats")) {
      for (String column : MEASURED) {
        if (!cells.isEmpty(column)) {
          throw new IllegalArgumentException("loss_nats is empty, " + column + " is not");
        }
      }
      return Optional.empty();
    }
    return Optional.of(
        new VisionRow.Score(
            cells.number("training_loss_nats"),
            cells.number("loss_nats"),
            cells.number("accuracy"),
            cells.number("images_per_s"),
            cells.number("elapsed_s")));
  }
}
