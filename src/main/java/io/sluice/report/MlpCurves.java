package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.report.MlpCosts.CurvePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Errors by iteration or by what was paid for them, a chart a data set.
 *
 * @param data what networks are trained on
 * @param name of the picture
 * @param along what curves are drawn over
 * @param patterns {@code training} or {@code test}
 */
record MlpCurves(MlpData data, String name, Along along, String patterns) implements ReportPart {
  static final Along ITERATIONS =
      new Along(new Axis("iterations", Scale.LINEAR), CurvePoint::iteration);
  static final Along MULTIPLIES =
      new Along(
          new Axis("million multiplies", Scale.LOGARITHMIC), point -> point.multiplies() / 1e6);
  static final Along SECONDS =
      new Along(new Axis("seconds", Scale.LOGARITHMIC), CurvePoint::elapsedS);

  /** An axis and the place of a point on it. */
  record Along(Axis axis, ToDoubleFunction<CurvePoint> place) {
    boolean shows(Point point) {
      return axis.scale() != Scale.LOGARITHMIC || point.x() > 0;
    }
  }

  @Override
  public Optional<Section> of(Analysis analysis) {
    Map<String, List<Series>> charts = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    for (Map<String, String> arm : analysis.arms()) {
      List<Point> points =
          MlpCosts.curve(analysis, arm).stream().map(this::point).filter(along::shows).toList();
      if (points.size() > 1) {
        String context = analysis.context(arm);
        labels.put(context, "%s %s".formatted(patterns, data.words(arm)));
        charts
            .computeIfAbsent(context, each -> new ArrayList<>())
            .add(new Series(arm.get(analysis.plan().compared()), Mark.DOTTED_LINE, points));
      }
    }
    Scale scale =
        Charts.errors(patterns, charts.values().stream().flatMap(List::stream).toList()).scale();
    return Charts.grid(
            "%s, means over %s".formatted(analysis.plan().name(), analysis.plan().meanOver()),
            Ranges.SHARED_X,
            charts.entrySet().stream()
                .map(
                    chart ->
                        new Chart(
                            chart.getKey(),
                            along.axis(),
                            new Axis(labels.get(chart.getKey()), scale),
                            chart.getValue()))
                .toList())
        .map(
            figure ->
                Section.of(
                    name,
                    figure.captioned(
                        "Dots: means over %s, n = %s; their spread at the end is in the table."
                            .formatted(
                                analysis.plan().meanOver(),
                                Captions.count(
                                    analysis.arms().stream()
                                        .mapToInt(arm -> analysis.runs(arm).size()))))));
  }

  private Point point(CurvePoint point) {
    return new Point(
        along.place().applyAsDouble(point),
        patterns.equals("test") ? point.test() : point.training());
  }
}
