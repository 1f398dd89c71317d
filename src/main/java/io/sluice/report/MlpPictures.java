package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Errors by iteration and by what was paid for them, in charts of a data set each; test errors
 * against the baseline's; errors by the number of hinges.
 *
 * @param numbers what is drawn
 */
record MlpPictures(MlpComparison numbers) {

  /** From here on the end of a linear axis would hide what methods differ by. */
  private static final double WIDE = 5;

  /** What curves are drawn over. */
  private enum Along {
    ITERATIONS("iterations", Scale.LINEAR, MlpComparison.Moment::iteration),
    MULTIPLIES("million multiplies", Scale.LOGARITHMIC, moment -> moment.multiplies() / 1e6),
    SECONDS("seconds", Scale.LOGARITHMIC, MlpComparison.Moment::elapsedS);

    private final Axis axis;
    private final ToDoubleFunction<MlpComparison.Moment> place;

    Along(String label, Scale scale, ToDoubleFunction<MlpComparison.Moment> place) {
      this.axis = new Axis(label, scale);
      this.place = place;
    }

    boolean shows(Point point) {
      return axis.scale() != Scale.LOGARITHMIC || point.x() > 0;
    }
  }

  /** By the names of their files; none that would show nothing. */
  Map<String, Picture> pictures() {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    curves(Along.ITERATIONS, "training", MlpComparison.Moment::training)
        .ifPresent(figure -> pictures.put("iterations.png", figure));
    curves(Along.ITERATIONS, "test", MlpComparison.Moment::test)
        .ifPresent(figure -> pictures.put("test-iterations.png", figure));
    curves(Along.MULTIPLIES, "training", MlpComparison.Moment::training)
        .ifPresent(figure -> pictures.put("multiplies.png", figure));
    curves(Along.SECONDS, "training", MlpComparison.Moment::training)
        .ifPresent(figure -> pictures.put("time.png", figure));
    MlpTestsPicture.of(numbers).ifPresent(figure -> pictures.put(MlpTestsPicture.NAME, figure));
    MlpHingesPicture.of(numbers).ifPresent(figure -> pictures.put(MlpHingesPicture.NAME, figure));
    return pictures;
  }

  private Optional<Figure> curves(
      Along along, String patterns, ToDoubleFunction<MlpComparison.Moment> error) {
    Map<String, List<Series>> charts = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    for (MlpComparison.Arm arm : numbers.arms()) {
      List<Point> points =
          arm.curve().stream()
              .map(
                  moment ->
                      new Point(along.place.applyAsDouble(moment), error.applyAsDouble(moment)))
              .filter(along::shows)
              .toList();
      if (points.size() > 1) {
        String name = numbers.name(arm.data(), arm.hidden());
        labels.put(name, "%s %s".formatted(patterns, numbers.measure(arm.data()).words()));
        charts
            .computeIfAbsent(name, each -> new ArrayList<>())
            .add(new Series(arm.method(), Mark.DOTTED_LINE, points));
      }
    }
    return grid(
        "%s, means over %s".formatted(numbers.study(), numbers.trials()),
        charts.entrySet().stream()
            .map(
                chart ->
                    new Chart(
                        chart.getKey(),
                        along.axis,
                        errors(labels.get(chart.getKey()), chart.getValue()),
                        chart.getValue()))
            .toList());
  }

  /** An axis on which the lowest errors are told apart. */
  static Axis errors(String label, List<Series> series) {
    double[] all =
        series.stream()
            .flatMap(each -> each.points().stream())
            .flatMapToDouble(
                point -> DoubleStream.of(point.y() - point.error(), point.y() + point.error()))
            .sorted()
            .toArray();
    boolean wide = all[0] > 0 && all[all.length - 1] / all[0] >= WIDE;
    return new Axis(label, wide ? Scale.LOGARITHMIC : Scale.LINEAR);
  }

  /** As many charts as there is room for. */
  static Optional<Figure> grid(String title, List<Chart> charts) {
    int shown = Math.min(VisionPictures.MOST_CHARTS, charts.size());
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                shown < charts.size()
                    ? "%s, the first %d of %d".formatted(title, shown, charts.size())
                    : title,
                Math.min(3, shown),
                Ranges.OWN,
                Palette.DISTINCT,
                charts.subList(0, shown)));
  }
}
