package io.sluice.picture;

import java.util.List;

/**
 * Series between two axes.
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
      for (Point point : each.points()) {
        if (isOff(x, point.x()) || isOff(y, point.y() - point.error())) {
          throw new IllegalStateException(
              "chart '%s': %s of '%s' is off a logarithmic axis"
                  .formatted(title, point, each.name()));
        }
      }
    }
  }

  private static boolean isOff(Axis axis, double value) {
    return axis.scale() == Axis.Scale.LOGARITHMIC && value <= 0;
  }
}
