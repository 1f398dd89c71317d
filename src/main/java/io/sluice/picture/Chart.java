package io.sluice.picture;

import java.util.List;

/**
 * Series between two axes. On a horizontal axis of names, all are {@link Mark#BARS} with a point at
 * most for each name, whose place is its x; on no other are any.
 *
 * @param title what is above it; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series at least one, drawn in this order, no two of one name
 */
public record Chart(String title, Axis x, Axis y, List<Series> series) {

  /** Refuses what cannot be drawn. */
  public Chart {
    series = List.copyOf(series);
    long names = series.stream().map(Series::name).distinct().count();
    if (series.isEmpty() || names < series.size()) {
      throw new IllegalStateException(
          "chart '%s' has %d series with %d names".formatted(title, series.size(), names));
    }
    for (Series each : series) {
      if (!fits(each, x, y)) {
        throw new IllegalStateException(
            "chart '%s': '%s' does not fit the axes %s and %s"
                .formatted(title, each.name(), x.scale(), y.scale()));
      }
      for (Point point : each.points()) {
        if (isOff(x, point.x()) || isOff(y, point.y() - point.error())) {
          throw new IllegalStateException(
              "chart '%s': %s of '%s' is off a logarithmic axis"
                  .formatted(title, point, each.name()));
        }
      }
    }
  }

  private static boolean fits(Series series, Axis x, Axis y) {
    boolean bars = series.mark() == Mark.BARS;
    if (!bars) {
      return x.scale() != Axis.Scale.NAMES && y.scale() != Axis.Scale.NAMES;
    }
    List<Double> places = series.points().stream().map(Point::x).distinct().toList();
    return x.scale() == Axis.Scale.NAMES
        && (y.scale() == Axis.Scale.LINEAR || y.scale() == Axis.Scale.WHOLE)
        && places.size() == series.points().size()
        && places.stream().allMatch(at -> at == Math.rint(at) && at >= 0 && at < x.names().size());
  }

  private static boolean isOff(Axis axis, double value) {
    return axis.scale() == Axis.Scale.LOGARITHMIC && value <= 0;
  }
}
