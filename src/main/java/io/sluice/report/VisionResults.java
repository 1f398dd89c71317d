package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How accurate image classifiers are. */
final class VisionResults {

  private VisionResults() {}

  static Optional<Section> section(Analysis analysis) {
    Plan plan = analysis.plan();
    Columns columns = new Columns(analysis, (cell, value) -> Numbers.points(value));
    List<Column<Cell>> all = new ArrayList<>(columns.factors());
    all.addAll(
        List.of(
            columns.parameters(),
            columns.mean("accuracy"),
            columns.spread(),
            columns.mean("loss", VisionReport.LOSS, (cell, value) -> Numbers.nats(value)),
            columns.difference("vs " + plan.baseline()),
            columns.interval(),
            columns.verdict(),
            Columns.n()));
    return Optional.of(
        Section.of(
                "Results",
                List.of(ReportTable.of(analysis.cells(VisionReport.ACCURACY), all)),
                List.of(
                    "accuracy: of the %s after %s, in percent; mean over %s, and spread its standard deviation"
                        .formatted(
                            plan.folds() == 0 ? "test images" : "held-out fold",
                            Numbers.count(plan.end(), plan.clock()),
                            plan.meanOver()),
                    "loss: mean cross-entropy of the same images, nats",
                    "vs %s: difference of accuracies in points within the same net, %s; its interval is %s"
                        .formatted(plan.baseline(), plan.pairedHow(), Columns.student(plan))))
            .with(
                "cells",
                plan.metrics().stream().flatMap(m -> analysis.cells(m).stream()).toList()));
  }
}
