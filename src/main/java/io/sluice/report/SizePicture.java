package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Section;
import io.sluice.experiment.Sizes;
import io.sluice.experiment.Sizes.Kind;
import io.sluice.measure.Sample;
import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Mark;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.report.SizeScaling.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Losses and gaps by size, a row of charts a context.
 *
 * @param metric a loss
 */
record SizePicture(Metric metric) {

  /** None without a gap in two sizes. */
  Optional<Section> of(Analysis analysis, List<Gap> gaps) {
    List<Chart> charts = new ArrayList<>();
    Sizes sizes = new Sizes(analysis);
    Map<String, List<Series>> losses = new LinkedHashMap<>();
    for (Kind kind : sizes.kinds()) {
      losses
          .computeIfAbsent(kind.context(), context -> new ArrayList<>())
          .add(new Series(kind.name(), Mark.DOTTED_LINE, losses(sizes, kind)));
    }
    losses.forEach(
        (context, series) -> {
          charts.add(
              new Chart(
                  context,
                  new Axis("parameters", Scale.LOGARITHMIC),
                  Charts.errors(metric.label(), series),
                  series));
          charts.addAll(gapCharts(context, gaps));
        });
    return charts.size() < 2
        ? Optional.empty()
        : Charts.grid(
                "%s after %s"
                    .formatted(
                        analysis.plan().name(),
                        Numbers.count(analysis.plan().end(), analysis.plan().clock())),
                charts)
            .map(
                figure ->
                    Section.of(
                        "size.png",
                        figure.captioned(
                            "Bars and bands: of a loss one standard deviation over %s, of a gap its 95 %% interval (%s), each for itself."
                                .formatted(
                                    analysis.plan().meanOver(),
                                    Columns.student(analysis.plan())))));
  }

  private List<Point> losses(Sizes sizes, Kind kind) {
    List<Point> points = new ArrayList<>();
    for (Map<String, String> arm : kind.arms()) {
      double[] values =
          sizes.values(arm, metric).values().stream().mapToDouble(Double::doubleValue).toArray();
      if (values.length > 0) {
        Sample sample = Sample.of(values);
        points.add(
            new Point(sizes.parameters(arm), sample.mean(), sample.standardDeviation().orElse(0)));
      }
    }
    return points;
  }

  private List<Chart> gapCharts(String context, List<Gap> gaps) {
    List<Chart> charts = new ArrayList<>();
    List<Gap> own = gaps.stream().filter(gap -> gap.context().equals(context)).toList();
    chart(context, "parameters", own, gap -> Optional.of(gap.parameters())).ifPresent(charts::add);
    chart(
            context,
            "FLOPs of the training",
            own,
            gap -> gap.flops().stream().boxed().filter(flops -> flops > 0).findFirst())
        .ifPresent(charts::add);
    return charts;
  }

  private Optional<Chart> chart(
      String context, String axis, List<Gap> gaps, Function<Gap, Optional<Double>> place) {
    Map<String, List<Point>> kinds = new LinkedHashMap<>();
    for (Gap gap : gaps) {
      place
          .apply(gap)
          .ifPresent(
              x ->
                  kinds
                      .computeIfAbsent(gap.name(), name -> new ArrayList<>())
                      .add(
                          new Point(
                              x,
                              gap.mean(),
                              gap.interval().map(i -> (i.high() - i.low()) / 2).orElse(0.0))));
    }
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    double least = least(kinds);
    double most =
        kinds.values().stream().flatMap(List::stream).mapToDouble(Point::x).max().orElseThrow();
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            "no difference", Mark.REFERENCE, List.of(new Point(least, 0), new Point(most, 0))));
    kinds.forEach((name, points) -> series.add(new Series(name, Mark.DOTTED_LINE, points)));
    return Optional.of(
        new Chart(
            context,
            new Axis(axis, Scale.LOGARITHMIC),
            Axis.of("gap of " + metric.label()),
            series));
  }

  private static double least(Map<String, List<Point>> kinds) {
    return kinds.values().stream().flatMap(List::stream).mapToDouble(Point::x).min().orElseThrow();
  }
}
