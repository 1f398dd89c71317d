package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Effect;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Level;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a study measures by each factor of its lines whose levels are numbers, such as a count of
 * hinges or a learning rate.
 *
 * @param metrics a chart each
 */
record FactorPicture(List<Metric> metrics) implements ReportPart {

  /** A chart a factor and metric; none if no factor has two numbers with a value. */
  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Chart> charts = new ArrayList<>();
    for (Factor factor : plan.crossing().stream().flatMap(all -> all.factors().stream()).toList()) {
      for (Metric metric : metrics) {
        chart(analysis, factor, metric).ifPresent(charts::add);
      }
    }
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "factors.png",
                Captions.ofMeans(
                    new Figure(
                        "%s after %s"
                            .formatted(plan.name(), Numbers.count(plan.end(), plan.clock())),
                        Math.min(2, charts.size()),
                        Ranges.OWN,
                        Palette.DISTINCT,
                        charts),
                    "%s that have the level".formatted(plan.folds() == 0 ? "the runs" : "folds"),
                    counts(analysis))));
  }

  private IntStream counts(Analysis analysis) {
    return analysis.plan().crossing().stream()
        .flatMap(all -> all.factors().stream())
        .flatMap(
            factor ->
                metrics.stream()
                    .flatMap(metric -> analysis.effects(List.of(factor), metric).stream()))
        .filter(effect -> effect.mean().isPresent())
        .mapToInt(Effect::n);
  }

  private static Optional<Chart> chart(Analysis analysis, Factor factor, Metric metric) {
    if (factor.levels().stream().map(Level::number).anyMatch(number -> number.isEmpty())) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    for (Effect effect : analysis.effects(List.of(factor), metric)) {
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
    series.add(new Series(metric.words(), Mark.DOTTED_LINE, points));
    if (plan.contexts().size() == 1) {
      analysis
          .cell(plan.baselineOf(plan.contexts().get(0)), plan.end(), metric)
          .mean()
          .ifPresent(
              level ->
                  series.add(
                      new Series(
                          plan.baseline(),
                          Mark.REFERENCE,
                          List.of(new Point(least, level), new Point(most, level)))));
    }
    return Optional.of(
        new Chart(
            factor.name(),
            Charts.levels(factor.name(), least, most, Scale.LINEAR),
            Axis.of(metric.label()),
            series));
  }
}
