package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Metric.Better;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.measure.Interval;
import io.sluice.picture.ForestPlot;
import io.sluice.picture.ForestPlot.Finding;
import io.sluice.picture.ForestPlot.Panel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every arm against the baseline at each mark, the best first: the picture of a study. */
record DifferencesPicture() implements ReportPart {
  /** File names are those of {@link io.sluice.experiment.StudyFolder}. */
  static final String NAME = "differences.png";

  /** With room to read each. */
  private static final int MOST_ARMS = 60;

  private static final int MOST_MARKS = 4;

  /** None where nothing is compared, or too much for one picture. */
  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Cell> last =
        analysis.cells(plan.metric(), plan.end()).stream()
            .filter(cell -> cell.difference().isPresent())
            .sorted(order(plan.metric()))
            .toList();
    if (last.isEmpty() || last.size() > MOST_ARMS) {
      return Optional.empty();
    }
    List<Map<String, String>> arms = last.stream().map(Cell::arm).toList();
    List<Long> marks =
        plan.marks().subList(Math.max(0, plan.marks().size() - MOST_MARKS), plan.marks().size());
    return Optional.of(
        Section.of(
            NAME,
            new ForestPlot(
                "%s, against %s".formatted(plan.name(), plan.baseline()),
                label(plan),
                arms.stream().map(arm -> name(analysis, arm)).toList(),
                marks.stream()
                    .map(
                        mark ->
                            new Panel(
                                "after " + Numbers.count(mark, plan.clock()),
                                arms.stream()
                                    .map(arm -> analysis.cell(arm, mark, plan.metric()))
                                    .map(cell -> difference(plan.metric(), cell))
                                    .toList()))
                    .toList(),
                caption(analysis, last))));
  }

  private static String name(Analysis analysis, Map<String, String> arm) {
    boolean contexts = analysis.arms().stream().map(analysis::context).distinct().count() > 1;
    String level = arm.get(analysis.plan().compared());
    return contexts ? "%s on %s".formatted(level, analysis.context(arm)) : level;
  }

  private static Comparator<Cell> order(Metric metric) {
    Comparator<Cell> ascending = Comparator.comparingDouble(cell -> size(metric, cell));
    return metric.better() == Better.HIGHER ? ascending.reversed() : ascending;
  }

  private static double size(Metric metric, Cell cell) {
    Difference difference = cell.difference().orElseThrow();
    return shown(metric, difference, difference.mean());
  }

  /** Shares in percent. */
  private static double shown(Metric metric, Difference difference, double value) {
    double share = Amount.of(metric, difference).share(value);
    return metric.unit().isEmpty() ? 100 * share : share;
  }

  private static ForestPlot.Difference difference(Metric metric, Cell cell) {
    if (cell.difference().isEmpty()) {
      return new ForestPlot.Difference(0, 0, 0, Finding.MISSING);
    }
    Difference difference = cell.difference().get();
    double half = half(metric, difference, difference.interval());
    return new ForestPlot.Difference(
        size(metric, cell),
        half,
        Math.max(half, half(metric, difference, difference.joint())),
        switch (difference.verdict()) {
          case LOWER -> metric.better() == Better.HIGHER ? Finding.WORSE : Finding.BETTER;
          case HIGHER -> metric.better() == Better.HIGHER ? Finding.BETTER : Finding.WORSE;
          case WITHIN_NOISE, UNKNOWN -> Finding.OPEN;
        });
  }

  private static double half(Metric metric, Difference difference, Optional<Interval> interval) {
    return interval
        .map(each -> Math.abs(shown(metric, difference, each.high() - difference.mean())))
        .orElse(0.0);
  }

  private static String label(Plan plan) {
    Metric metric = plan.metric();
    return metric.unit().isEmpty()
        ? "difference in %s, percent of that of %s".formatted(metric.words(), plan.baseline())
        : "difference in %s".formatted(metric.label());
  }

  private static String caption(Analysis analysis, List<Cell> last) {
    Plan plan = analysis.plan();
    Difference first = last.get(0).difference().orElseThrow();
    String pairs =
        last.stream()
            .map(cell -> cell.difference().orElseThrow().n())
            .distinct()
            .sorted()
            .map(String::valueOf)
            .reduce((one, other) -> one + " or " + other)
            .orElseThrow();
    if (first.comparisons() < 2) {
      return "Dots: mean differences, n = %s; filled where they hold. Lines: 95 %% intervals."
          .formatted(pairs);
    }
    return "Dots: mean differences, n = %s, blue and filled where better, orange and filled where worse among all %d comparisons (%s). Thick lines: 95 %% intervals, each for itself; thin lines: intervals that hold together (Bonferroni); arrows go on."
        .formatted(pairs, first.comparisons(), plan.pairing().words());
  }
}
