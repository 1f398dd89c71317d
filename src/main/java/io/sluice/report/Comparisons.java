package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The tests behind the verdicts: a row a comparison with the baseline. */
record Comparisons() implements ReportPart {

  /** None where no arm has two pairs with its baseline. */
  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    Metric metric = plan.metric();
    List<Cell> tested =
        analysis.cells(metric).stream()
            .filter(cell -> cell.difference().flatMap(Difference::interval).isPresent())
            .toList();
    if (tested.isEmpty()) {
      return Optional.empty();
    }
    Columns columns = new Columns(analysis, (cell, value) -> amount(metric, cell, value));
    List<Column<Cell>> all = new ArrayList<>();
    if (plan.marks().size() > 1) {
      all.add(Column.numbers(plan.clock() + "s", cell -> Numbers.count(cell.checkpoint())));
    }
    all.addAll(columns.factors());
    all.add(column("vs " + plan.baseline(), (cell, d) -> amount(metric, cell, d.mean())));
    if (LanguageReport.isLoss(metric)) {
      all.add(column("of perplexity", (cell, d) -> Amount.perplexity(d.mean())).detail());
    }
    boolean signs = plan.pairing() == Pairing.SEED;
    boolean several = together(tested) > 1;
    all.add(column("p", (cell, d) -> Numbers.pValue(d.pValue())));
    if (several) {
      all.add(column("adjusted", (cell, d) -> Numbers.pValue(d.adjusted())));
    }
    if (signs) {
      all.add(column("signed rank", (cell, d) -> Numbers.pValue(d.signedRank())).detail().detail());
    }
    if (several) {
      all.add(column("joint interval", (cell, d) -> joint(columns, cell, d)).detail().detail());
    }
    all.add(
        column("would find", (cell, d) -> amount(metric, cell, d.detectable().orElseThrow()))
            .detail());
    if (signs) {
      all.add(
          column(
                  plan.seeds().size() == 1 ? "runs" : "seeds",
                  (cell, d) -> d.needed().isPresent() ? Numbers.count(d.needed().getAsInt()) : "")
              .detail());
    }
    if (plan.margin().isPresent()) {
      all.add(column("equivalent", (cell, d) -> Numbers.pValue(d.equivalence())));
    }
    return Optional.of(
        Section.of("Comparisons", List.of(ReportTable.of(tested, all)), notes(plan, tested)));
  }

  private static int together(List<Cell> tested) {
    return tested.get(0).difference().orElseThrow().comparisons();
  }

  private static String joint(Columns columns, Cell cell, Difference difference) {
    Interval interval = difference.joint().orElseThrow();
    return columns.digits().of(cell, interval.low())
        + " to "
        + columns.digits().of(cell, interval.high());
  }

  private static Column<Cell> column(String heading, BiFunction<Cell, Difference, String> words) {
    return Column.numbers(heading, cell -> words.apply(cell, cell.difference().orElseThrow()));
  }

  private static String amount(Metric metric, Cell cell, double value) {
    return Amount.of(metric, cell.difference().orElseThrow()).number(value);
  }

  private static List<String> notes(Plan plan, List<Cell> tested) {
    List<String> notes = new ArrayList<>();
    int together = together(tested);
    notes.add(
        together == 1
            ? "p: %s, two-sided, of which a verdict asks for less than 0.05"
                .formatted(Columns.student(plan))
            : "p: %s, two-sided; adjusted: the same by Holm over these %d comparisons, of which a verdict asks for less than 0.05; joint interval: all %2$d hold at once in 95 %% of studies (Bonferroni)"
                .formatted(Columns.student(plan), together));
    if (plan.pairing() == Pairing.SEED) {
      notes.add(
          "signed rank: Wilcoxon's p, for itself, which cannot be below 0.05 with fewer than six pairs");
    }
    notes.add(
        "would find: the smallest true difference that as many pairs of this spread show%s in four of five studies%s"
            .formatted(
                together == 1 ? "" : " among these comparisons",
                plan.pairing() == Pairing.SEED
                    ? "; seeds: how many would show one as large as was seen, none if a thousand do not"
                    : ""));
    if (plan.metric().unit().isEmpty()) {
      notes.add("percentages are of the baseline's mean");
    }
    if (plan.margin().isPresent()) {
      notes.add(
          "equivalent: p of lying within the margin of %s by two one-sided tests, adjusted by Holm"
              .formatted(
                  plan.metric().unit().isEmpty()
                      ? Numbers.percent(plan.margin().getAsDouble())
                      : new Amount(plan.metric(), 0).withUnit(plan.margin().getAsDouble())));
    }
    return notes;
  }
}
