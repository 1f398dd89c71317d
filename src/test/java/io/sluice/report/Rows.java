package io.sluice.report;

import io.sluice.experiment.Cell;
import io.sluice.experiment.Factor;
import io.sluice.experiment.FactorialDesign;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.Trial;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.ProcessorTime;
import io.sluice.run.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Rows of an invented study. */
final class Rows {

  static final ResultRow.Conditions CONDITIONS =
      new ResultRow.Conditions(
          "quick",
          "fables",
          "words",
          1234,
          "0123456789ab-ba9876543210",
          "equal-parameters",
          "0.1.0",
          "cpu",
          "fp32",
          2,
          Optional.empty());

  private Rows() {}

  static Plan plan(String... variants) {
    return plan(Optional.empty(), List.of(1L, 2L, 3L), variants);
  }

  static Plan plan(Optional<FactorialDesign> crossing, List<Long> seeds, String... variants) {
    return new Plan(
        "quick",
        Optional.of("Does the gate matter?"),
        List.of(Factor.of(LanguageReport.VARIANT, List.of(variants))),
        LanguageReport.VARIANT,
        variants[0],
        Trial.all(seeds, 0),
        OptionalDouble.empty(),
        Optional.empty(),
        Pairing.SEED,
        "step",
        List.of(150L, 300L),
        LanguageReport.METRICS,
        crossing);
  }

  static Report report(Plan plan, List<ResultRow> rows) {
    return LanguageReport.of(
        plan, rows, List.of(), List.of(), List.of(), new TuningCurves(List.of()), List.of());
  }

  /** A metric of a variant at a mark. */
  static Cell cell(Plan plan, List<ResultRow> rows, String variant, long mark, Metric metric) {
    return LanguageReport.analysis(plan, rows)
        .cell(Map.of(LanguageReport.VARIANT, variant), mark, metric);
  }

  /** Seeds 1, 2, 3 ... with these losses. */
  static List<ResultRow> of(String variant, long parameters, long mark, double... losses) {
    List<ResultRow> rows = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      rows.add(row(variant, parameters, i + 1, mark, losses[i], OptionalDouble.empty()));
    }
    return rows;
  }

  static ResultRow row(
      String variant, long parameters, long seed, long mark, double loss, OptionalDouble floor) {
    return new ResultRow(
        "quick",
        variant,
        seed,
        mark,
        "shared",
        300,
        new ResultRow.Model(parameters, 256, 6 * parameters),
        mark * 2048,
        Optional.of(
            new ResultRow.Score(
                loss,
                Math.exp(loss),
                OptionalDouble.of(loss / 3),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                45_678,
                floor,
                50_000,
                12.5)),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        CONDITIONS);
  }

  /** The row of a run whose training loss was this at the end. */
  static ResultRow trainedTo(double trainingLoss, ResultRow row) {
    ResultRow.Score score = row.score().orElseThrow();
    return withScore(
        row,
        new ResultRow.Score(
            score.lossNats(),
            score.perplexity(),
            score.bitsPerByte(),
            score.accuracy(),
            OptionalDouble.of(trainingLoss),
            score.validationTokens(),
            score.floorNats(),
            score.tokensPerS(),
            score.elapsedS()));
  }

  static ResultRow withScore(ResultRow row, ResultRow.Score score) {
    return new ResultRow(
        row.study(),
        row.variant(),
        row.seed(),
        row.mark(),
        row.schedule(),
        row.steps(),
        row.model(),
        row.trainingTokens(),
        Optional.of(score),
        row.processorTime(),
        row.test(),
        row.divergedStep(),
        row.conditions());
  }

  /** The row of a run that was measured on a test split too. */
  static ResultRow tested(double testLoss, ResultRow row) {
    return new ResultRow(
        row.study(),
        row.variant(),
        row.seed(),
        row.mark(),
        row.schedule(),
        row.steps(),
        row.model(),
        row.trainingTokens(),
        row.score(),
        row.processorTime(),
        Optional.of(
            new ResultRow.Test(
                testLoss,
                Math.exp(testLoss),
                OptionalDouble.of(testLoss / 3),
                OptionalDouble.empty(),
                12_345,
                OptionalDouble.of(1.25))),
        row.divergedStep(),
        row.conditions());
  }

  /** The row of a run that took so much of the processor for its 12.5 seconds on 2 threads. */
  static ResultRow with(double processorS, ResultRow row) {
    return new ResultRow(
        row.study(),
        row.variant(),
        row.seed(),
        row.mark(),
        row.schedule(),
        row.steps(),
        row.model(),
        row.trainingTokens(),
        row.score(),
        Optional.of(new ProcessorTime(processorS)),
        row.test(),
        row.divergedStep(),
        row.conditions());
  }

  static ResultRow diverged(String variant, long seed, long mark, long step) {
    return new ResultRow(
        "quick",
        variant,
        seed,
        mark,
        "shared",
        300,
        new ResultRow.Model(310_240, 256, 6 * 310_240),
        mark * 2048,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(step),
        CONDITIONS);
  }

  @SafeVarargs
  static List<ResultRow> all(List<ResultRow>... parts) {
    List<ResultRow> all = new ArrayList<>();
    for (List<ResultRow> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
