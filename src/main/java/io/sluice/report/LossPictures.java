package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.CurveKind;
import io.sluice.experiment.CurveMean;
import io.sluice.experiment.Curves;
import io.sluice.experiment.PairedCurves.Gap;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Losses over steps, examples and seconds, and their differences to the baseline over steps, each
 * with its band.
 *
 * @param curves the study's
 * @param units what they are called
 */
record LossPictures(Curves curves, CurveUnits units) {

  /** That can be told apart where they overlap. */
  private static final int MOST_BANDS = 2;

  private static final int COLUMNS = 3;

  /** An axis and the place of a point on it. */
  private record Way(String label, ToDoubleFunction<CurveMean> place) {}

  /** Pictures in order. */
  List<ReportPart> parts() {
    return List.of(
        analysis -> losses(analysis, "loss.png", CurveKind.VALIDATION),
        analysis -> losses(analysis, "training-loss.png", CurveKind.TRAINING),
        this::differences);
  }

  /** A row of charts a context, the first ones of many. */
  private Optional<Section> losses(Analysis analysis, String name, CurveKind kind) {
    Plan plan = analysis.plan();
    Map<String, Map<String, List<CurveMean>>> contexts = new LinkedHashMap<>();
    for (Map<String, String> arm : analysis.arms()) {
      List<CurveMean> curve = curves.mean(arm, kind);
      if (curve.size() > 1) {
        contexts
            .computeIfAbsent(analysis.context(arm), context -> new LinkedHashMap<>())
            .put(arm.get(plan.compared()), curve);
      }
    }
    List<Way> ways =
        List.of(
            new Way(units.step(), CurveMean::step),
            new Way(units.examples(), CurveMean::examples),
            new Way("seconds", CurveMean::elapsedS));
    List<Chart> charts = new ArrayList<>();
    contexts.forEach(
        (context, lines) -> ways.forEach(way -> charts.add(chart(context, lines, way, kind))));
    return charts.isEmpty()
        ? Optional.empty()
        : Charts.grid("%s: %s".formatted(plan.name(), units.words(kind)), charts)
            .map(
                figure ->
                    Section.of(
                        name,
                        figure.captioned(
                            "Means over %s, up to %d an arm; bands: one standard deviation."
                                .formatted(plan.meanOver(), plan.trials().size()))));
  }

  private Chart chart(String context, Map<String, List<CurveMean>> lines, Way way, CurveKind kind) {
    List<Series> series = new ArrayList<>();
    lines.forEach(
        (name, curve) ->
            series.add(
                new Series(
                    name,
                    Mark.LINE,
                    curve.stream()
                        .map(
                            point ->
                                new Point(
                                    way.place().applyAsDouble(point),
                                    point.mean(),
                                    point.spread().orElse(0)))
                        .toList())));
    return new Chart(
        context, Axis.of(way.label()), Charts.errors(units.label(kind), series), series);
  }

  /** A chart a context; of a single one with several arms a chart an arm, whose bands overlap. */
  private Optional<Section> differences(Analysis analysis) {
    Plan plan = analysis.plan();
    Map<String, List<Series>> contexts = new LinkedHashMap<>();
    for (Map<String, String> arm : analysis.arms()) {
      curves
          .paired(arm, CurveKind.VALIDATION)
          .filter(pairs -> pairs.steps().size() > 1)
          .ifPresent(
              pairs ->
                  contexts
                      .computeIfAbsent(analysis.context(arm), context -> new ArrayList<>())
                      .add(
                          new Series(
                              arm.get(plan.compared()),
                              Mark.LINE,
                              pairs.gaps().stream().map(LossPictures::point).toList())));
    }
    if (contexts.isEmpty()) {
      return Optional.empty();
    }
    List<Chart> charts = new ArrayList<>();
    contexts.forEach((context, series) -> charts.add(chart(plan, context, series)));
    String title =
        "%s: differences of %s to %s"
            .formatted(plan.name(), units.words(CurveKind.VALIDATION), plan.baseline());
    List<Series> only = contexts.values().iterator().next();
    return (charts.size() > 1
            ? Charts.grid(title, charts)
            : Optional.of(
                only.size() > MOST_BANDS
                    ? apart(plan, title, only)
                    : new Figure(title, 1, Ranges.OWN, Palette.DISTINCT, charts)))
        .map(
            figure ->
                Section.of(
                    "loss-differences.png",
                    figure.captioned(
                        "Mean differences to %s, paired %s; bands: 95 %% interval (%s) at each %s for itself, which is no verdict."
                            .formatted(
                                plan.baseline(),
                                plan.pairedHow(),
                                Columns.student(plan),
                                units.step()))));
  }

  private Figure apart(Plan plan, String title, List<Series> series) {
    return new Figure(
        title,
        Math.min(COLUMNS, series.size()),
        Ranges.SHARED,
        Palette.DISTINCT,
        series.stream().map(each -> chart(plan, each.name(), List.of(each))).toList());
  }

  private static Point point(Gap gap) {
    return new Point(
        gap.step(),
        gap.mean(),
        gap.interval().map(interval -> (interval.high() - interval.low()) / 2).orElse(0.0));
  }

  private Chart chart(Plan plan, String context, List<Series> series) {
    List<Point> first = series.get(0).points();
    List<Series> all = new ArrayList<>();
    all.add(
        new Series(
            plan.baseline(),
            Mark.REFERENCE,
            List.of(
                new Point(first.get(0).x(), 0), new Point(first.get(first.size() - 1).x(), 0))));
    all.addAll(series);
    return new Chart(
        context,
        Axis.of(units.step()),
        Axis.of("difference" + units.label(CurveKind.VALIDATION).replaceFirst("^[^,]*", "")),
        all);
  }
}
