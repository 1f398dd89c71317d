package io.sluice.report.html;

import io.sluice.notation.Words;
import io.sluice.picture.Axis;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.ForestPlot;
import io.sluice.picture.ForestPlot.Difference;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Pictures as data for the charts of a page, which draw the same numbers. */
final class ChartData {

  /** What {@code figures.js} takes. */
  private record Charts(
      String kind,
      String title,
      boolean shared,
      String palette,
      List<One> charts,
      String caption) {}

  /** What {@code charts.js} takes. */
  private record One(String title, Scale x, Scale y, List<Line> series) {}

  private record Scale(String label, String scale, List<String> names) {}

  private record Line(
      String name,
      String arm,
      String mark,
      List<Number> x,
      List<Number> y,
      Optional<List<Number>> low,
      Optional<List<Number>> high) {}

  /** What {@code forest.js} takes. */
  private record Forest(
      String kind,
      String title,
      String label,
      List<String> names,
      List<Column> panels,
      String caption) {}

  private record Column(
      String title,
      List<Number> mean,
      List<Number> half,
      List<Number> joint,
      List<String> finding) {}

  private ChartData() {}

  /**
   * A picture's data.
   *
   * @param file its name without a folder
   * @param picture what is drawn
   * @return none of a grid of numbers, which is a table
   */
  static Optional<Record> of(String file, Picture picture) {
    String name = file.replaceFirst("\\.png$", "").replace('-', ' ');
    if (picture instanceof Figure figure) {
      return Optional.of(
          new Charts(
              "figure",
              figure.title().isEmpty() ? name : figure.title(),
              figure.ranges() == Figure.Ranges.SHARED,
              Words.of(figure.palette()),
              figure.charts().stream().map(ChartData::of).toList(),
              figure.caption()));
    }
    return picture instanceof ForestPlot forest
        ? Optional.of(
            new Forest(
                "forest",
                forest.title().isEmpty() ? name : forest.title(),
                forest.label(),
                forest.names(),
                forest.panels().stream().map(ChartData::of).toList(),
                forest.caption()))
        : Optional.empty();
  }

  private static One of(Chart chart) {
    return new One(
        chart.title(),
        of(chart.x()),
        of(chart.y()),
        chart.series().stream().map(ChartData::of).toList());
  }

  private static Scale of(Axis axis) {
    return new Scale(axis.label(), Words.of(axis.scale()), axis.names());
  }

  private static Line of(Series series) {
    boolean bars = series.points().stream().anyMatch(point -> point.low() < point.high());
    return new Line(
        series.name(),
        series.arm(),
        Words.of(series.mark()),
        numbers(series.points(), Point::x),
        numbers(series.points(), Point::y),
        bars ? Optional.of(numbers(series.points(), Point::low)) : Optional.empty(),
        bars ? Optional.of(numbers(series.points(), Point::high)) : Optional.empty());
  }

  private static Column of(ForestPlot.Panel panel) {
    List<Difference> all = panel.differences();
    return new Column(
        panel.title(),
        numbers(all, Difference::mean),
        numbers(all, Difference::half),
        numbers(all, Difference::jointHalf),
        all.stream().map(each -> Words.of(each.finding())).toList());
  }

  private static <T> List<Number> numbers(List<T> all, ToDoubleFunction<T> value) {
    return all.stream().map(each -> Digits.of(value.applyAsDouble(each))).toList();
  }
}
