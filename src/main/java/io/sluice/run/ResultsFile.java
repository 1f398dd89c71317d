package io.sluice.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code results.csv}: the rows of a study, as comma-separated values after RFC 4180. */
public final class ResultsFile {
  /** The file's name in the folder of a study. */
  public static final String NAME = "results.csv";

  private static final List<String> HEADER =
      List.of(
          "study",
          "variant",
          "seed",
          "mark",
          "schedule",
          "steps",
          "parameters",
          "hidden",
          "flops_per_token",
          "training_tokens",
          "loss_nats",
          "perplexity",
          "bits_per_byte",
          "accuracy",
          "training_loss_nats",
          "validation_tokens",
          "floor_nats",
          "tokens_per_s",
          "elapsed_s",
          "diverged_step",
          "recipe",
          "corpus",
          "tokenizer",
          "vocabulary",
          "text_fingerprint",
          "hidden_policy",
          "sluice",
          "device",
          "precision",
          "threads");

  private static final CsvTable TABLE = new CsvTable(HEADER);

  /** Columns that are empty where a run has diverged. */
  private static final List<String> MEASURED =
      HEADER.subList(HEADER.indexOf("loss_nats"), HEADER.indexOf("diverged_step"));

  private ResultsFile() {}

  /**
   * Reads the rows.
   *
   * @throws IllegalArgumentException with file and line if something in it is not as it was written
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static List<ResultRow> read(Path file) {
    return TABLE.read(file, ResultsFile::row);
  }

  /** Writes the rows atomically; equal rows give equal bytes on every machine. */
  public static void write(Path file, List<ResultRow> rows) {
    TABLE.write(file, rows, ResultsFile::cells);
  }

  private static List<String> cells(ResultRow row) {
    Optional<ResultRow.Score> score = row.score();
    ResultRow.Conditions conditions = row.conditions();
    return List.of(
        row.study(),
        row.variant(),
        Long.toString(row.seed()),
        Long.toString(row.mark()),
        row.schedule().kind(),
        Long.toString(row.schedule().steps()),
        Long.toString(row.model().parameters()),
        Long.toString(row.model().hidden()),
        Long.toString(row.model().flopsPerToken()),
        Long.toString(row.trainingTokens()),
        score.map(s -> ShortestDecimal.of(s.lossNats())).orElse(""),
        score.map(s -> ShortestDecimal.of(s.perplexity())).orElse(""),
        score.map(s -> CsvFile.cell(s.bitsPerByte())).orElse(""),
        score.map(s -> CsvFile.cell(s.accuracy())).orElse(""),
        score.map(s -> CsvFile.cell(s.trainingLossNats())).orElse(""),
        score.map(s -> Long.toString(s.validationTokens())).orElse(""),
        score.map(s -> CsvFile.cell(s.floorNats())).orElse(""),
        score.map(s -> ShortestDecimal.of(s.tokensPerS())).orElse(""),
        score.map(s -> ShortestDecimal.of(s.elapsedS())).orElse(""),
        row.divergedStep().isPresent() ? Long.toString(row.divergedStep().getAsLong()) : "",
        conditions.recipe(),
        conditions.corpus(),
        conditions.tokenizer(),
        Long.toString(conditions.vocabulary()),
        conditions.textFingerprint(),
        conditions.hiddenPolicy(),
        conditions.sluice(),
        conditions.device(),
        conditions.precision(),
        Long.toString(conditions.threads()));
  }

  private static ResultRow row(CsvCells cells) {
    return new ResultRow(
        cells.text("study"),
        cells.text("variant"),
        cells.whole("seed"),
        cells.whole("mark"),
        new ResultRow.Schedule(cells.text("schedule"), cells.whole("steps")),
        new ResultRow.Model(
            cells.whole("parameters"), cells.whole("hidden"), cells.whole("flops_per_token")),
        cells.whole("training_tokens"),
        score(cells),
        cells.isEmpty("diverged_step")
            ? OptionalLong.empty()
            : OptionalLong.of(cells.whole("diverged_step")),
        new ResultRow.Conditions(
            cells.text("recipe"),
            cells.text("corpus"),
            cells.text("tokenizer"),
            cells.whole("vocabulary"),
            cells.text("text_fingerprint"),
            cells.text("hidden_policy"),
            cells.text("sluice"),
            cells.text("device"),
            cells.text("precision"),
            cells.whole("threads")));
  }

  private static Optional<ResultRow.Score> score(CsvCells cells) {
    if (cells.isEmpty("loss_nats")) {
      for (String column : MEASURED) {
        if (!cells.isEmpty(column)) {
          throw new IllegalArgumentException("loss_nats is empty, " + column + " is not");
        }
      }
      return Optional.empty();
    }
    return Optional.of(
        new ResultRow.Score(
            cells.number("loss_nats"),
            cells.number("perplexity"),
            cells.optionalNumber("bits_per_byte"),
            cells.optionalNumber("accuracy"),
            cells.optionalNumber("training_loss_nats"),
            cells.whole("validation_tokens"),
            cells.optionalNumber("floor_nats"),
            cells.number("tokens_per_s"),
            cells.number("elapsed_s")));
  }
}
