package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Effect;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Level;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loss, and its gap to the training loss, by each factor whose levels are numbers, such as a
 * count of hinges.
 */
final class FactorPicture {

  private FactorPicture() {}

  /** A chart a factor and metric; none if no factor has two numbers with a loss. */
  static Optional<Section> section(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Chart> charts = new ArrayList<>();
    for (Factor factor : plan.crossing().isPresent() ? plan.crossed() : List.<Factor>of()) {
      for (Metric metric : List.of(LanguageReport.LOSS, LanguageReport.GAP)) {
        chart(analysis, factor, metric).ifPresent(charts::add);
      }
    }
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "factors.png",
                new Figure(
                    "%s after %s".formatted(plan.name(), Numbers.count(plan.end(), plan.clock())),
                    Math.min(2, charts.size()),
                    Ranges.OWN,
                    Palette.DISTINCT,
                    charts)));
  }

  private static Optional<Chart> chart(Analysis analysis, Factor factor, Metric metric) {
    if (factor.levels().stream().map(Level::number).anyMatch(number -> number.isEmpty())) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    for (Effect effect : analysis.effects(factor, metric)) {
      double level = factor.level(effect.level()).number().orElseThrow();
      effect
          .mean()
          .ifPresent(mean -> points.add(new Point(level, mean, effect.spread().orElse(0))));
    }
    if (points.size() < 2) {
      return Optional.empty();
    }
    double least = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double most = points.stream().mapToDouble(Point::x).max().orElseThrow();
    Plan plan = analysis.plan();
    List<Series> series = new ArrayList<>();
    series.add(new Series(metric.words() + ", bars: spread over seeds", Mark.DOTTED_LINE, points));
    analysis
        .cell(Map.of(plan.compared(), plan.baseline()), plan.end(), metric)
        .mean()
        .ifPresent(
            level ->
                series.add(
                    new Series(
                        plan.baseline(),
                        Mark.REFERENCE,
                        List.of(new Point(least, level), new Point(most, level)))));
    return Optional.of(
        new Chart(
            factor.name(),
            Charts.levels(factor.name(), least, most, Scale.LINEAR),
            Axis.of(metric.label()),
            series));
  }
}
