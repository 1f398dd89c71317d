package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Palette;
import io.sluice.picture.Series;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Figures of several charts, and axes that fit what they show. */
final class Charts {
  /** With room to read each. */
  static final int MOST = 9;

  /** From here on the end of a linear axis would hide what methods differ by. */
  private static final double WIDE_ERRORS = 5;

  /** From here on a few large values would push the small ones together. */
  private static final double WIDE_PLACES = 8;

  private Charts() {}

  /** As many charts as there is room for, each with axes of its own. */
  static Optional<Figure> grid(String title, List<Chart> charts) {
    return grid(title, Ranges.OWN, charts);
  }

  /** As many charts as there is room for. */
  static Optional<Figure> grid(String title, Ranges ranges, List<Chart> charts) {
    int shown = Math.min(MOST, charts.size());
    return charts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                shown < charts.size()
                    ? "%s, the first %d of %d".formatted(title, shown, charts.size())
                    : title,
                Math.min(3, shown),
                ranges,
                Palette.DISTINCT,
                charts.subList(0, shown)));
  }

  /** One chart, in as many colours as it has series. */
  static Figure one(Chart chart) {
    return Figure.of(
        chart, chart.series().size() <= Palette.MOST_DISTINCT ? Palette.DISTINCT : Palette.ORDERED);
  }

  /** An axis on which the lowest errors are told apart. */
  static Axis errors(String label, List<Series> series) {
    double[] all =
        series.stream()
            .flatMap(each -> each.points().stream())
            .flatMapToDouble(point -> DoubleStream.of(point.low(), point.high()))
            .sorted()
            .toArray();
    boolean wide = all.length > 0 && all[0] > 0 && all[all.length - 1] / all[0] >= WIDE_ERRORS;
    return new Axis(label, wide ? Scale.LOGARITHMIC : Scale.LINEAR);
  }

  /** An axis on which the small ones of a factor's levels are told apart. */
  static Axis levels(String label, double least, double most, Scale otherwise) {
    return new Axis(
        label, least > 0 && most / least >= WIDE_PLACES ? Scale.LOGARITHMIC : otherwise);
  }
}
