package io.sluice.picture;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Series between two axes. On a horizontal axis of names, all are {@link Mark#BARS} or {@link
 * Mark#DOTS} with a point at most for each name, whose place is its x; bars are on no other. A
 * {@link Mark#REFERENCE} may cross all names.
 *
 * @param title what is above it; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series at least one, drawn in this order, no two of one name
 */
public record Chart(String title, Axis x, Axis y, List<Series> series) {

  /** Vertical axes on which bars stand: those that have a zero. */
  private static final Set<Axis.Scale> STANDING =
      EnumSet.of(Axis.Scale.LINEAR, Axis.Scale.WHOLE, Axis.Scale.FROM_ZERO);

  private static final Set<Axis.Scale> CARRYING =
      EnumSet.complementOf(EnumSet.of(Axis.Scale.NAMES));

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
        if (isOff(x, point.x()) || isOff(y, point.low())) {
          throw new IllegalStateException(
              "chart '%s': %s of '%s' is off a logarithmic axis"
                  .formatted(title, point, each.name()));
        }
      }
    }
  }

  private static boolean fits(Series series, Axis x, Axis y) {
    boolean bars = series.mark() == Mark.BARS;
    if (series.mark() == Mark.REFERENCE && x.scale() == Axis.Scale.NAMES) {
      return true;
    }
    if (x.scale() != Axis.Scale.NAMES) {
      return !bars && y.scale() != Axis.Scale.NAMES;
    }
    List<Double> places = series.points().stream().map(Point::x).distinct().toList();
    return (bars ? STANDING : CARRYING).contains(y.scale())
        && (bars || series.mark() == Mark.DOTS)
        && places.size() == series.points().size()
        && places.stream().allMatch(at -> at == Math.rint(at) && at >= 0 && at < x.names().size());
  }

  private static boolean isOff(Axis axis, double value) {
    return axis.scale() == Axis.Scale.LOGARITHMIC && value <= 0;
  }
}
