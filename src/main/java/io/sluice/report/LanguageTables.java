package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.measure.Perplexity;
import io.sluice.run.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What language models come to, and what they have learned of the training text alone. */
final class LanguageTables {

  private LanguageTables() {}

  private static Columns columns(Analysis analysis) {
    return new Columns(analysis, (cell, value) -> Numbers.nats(value));
  }

  static Optional<Section> results(Analysis analysis) {
    Plan plan = analysis.plan();
    Columns columns = columns(analysis);
    List<Column<Cell>> all = new ArrayList<>();
    all.add(Column.numbers("steps", cell -> Numbers.count(cell.checkpoint())));
    all.addAll(columns.factors());
    all.addAll(
        List.of(
            columns.parameters(),
            columns.mean("loss"),
            columns.spread(),
            Column.<Cell>numbers(
                    "perplexity",
                    cell ->
                        cell.n() == 0
                            ? ""
                            : Numbers.perplexity(Perplexity.of(cell.mean().orElseThrow())))
                .detail(),
            columns.difference("vs " + plan.baseline()),
            columns.interval(),
            columns.verdict(),
            Columns.n()));
    List<String> notes = new ArrayList<>();
    for (long mark : plan.marks()) {
      for (Map<String, String> arm : analysis.arms()) {
        for (Observation run : analysis.at(arm, mark)) {
          run.diverged()
              .ifPresent(
                  step ->
                      notes.add(
                          "%s diverged at step %d (%s), so it has no loss at %d"
                              .formatted(analysis.label(arm), step, run.trial(), mark)));
        }
      }
    }
    notes.add(
        "loss: mean over seeds of the %s loss in nats a token; perplexity: the exponential of that mean; spread: standard deviation of the loss over seeds"
            .formatted(isTested(plan) ? "test" : "validation"));
    notes.add(
        isTested(plan)
            ? "the test split was measured once a run and mark, and chose nothing"
            : "these losses are on the validation split: what was chosen on it, such as a learning rate, may flatter them");
    notes.add(
        "vs %s: difference of the losses, %s; its interval is %s"
            .formatted(plan.baseline(), plan.pairing().words(), Columns.student(plan)));
    return Optional.of(
        Section.of("Results", List.of(ReportTable.of(analysis.cells(plan.metric()), all)), notes)
            .with(
                "cells",
                plan.metrics().stream().flatMap(m -> analysis.cells(m).stream()).toList()));
  }

  static boolean isTested(Plan plan) {
    return plan.metric().equals(LanguageReport.TEST_LOSS);
  }

  /** None if no run has kept its training loss. */
  static Optional<Section> gap(Analysis analysis) {
    List<Cell> gaps =
        analysis.arms().stream()
            .map(arm -> analysis.last(arm, LanguageReport.GAP))
            .filter(cell -> cell.n() > 0)
            .toList();
    Columns columns = columns(analysis);
    ReportTable table =
        ReportTable.of(
            gaps,
            List.of(
                Column.words("variant", cell -> analysis.label(cell.arm())),
                columns.mean("training", LanguageReport.TRAINING_LOSS, columns.digits()),
                columns.mean("validation", LanguageReport.LOSS, columns.digits()),
                columns.mean("gap"),
                columns.spread(),
                columns.difference("vs " + analysis.plan().baseline()),
                columns.interval()));
    return gaps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "Training and validation",
                List.of(table),
                List.of(
                    "training: mean loss of the batches of the %,d steps up to the last mark, each before its update; gap: validation less training, which grows where a model learns its training text by heart; differences: seed by seed, Student's t"
                        .formatted(
                            Math.min(ResultRow.TRAINING_LOSS_STEPS, analysis.plan().end())))));
  }
}
