package io.sluice.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far dots stand aside of their x, so that the error bars of those that share it can be told
 * apart.
 *
 * @param names of the series with dots, from the left
 * @param step from one to the next, in pixels; 0 where nothing stands aside
 * @param crowded whether there are too many for bars, which become bands
 */
record Dodge(List<String> names, double step, boolean crowded) {

  private static final double WIDEST = 2 * Style.RADIUS + 3;

  /** Bars closer than this run together. */
  private static final double NARROWEST = 4;

  /** Of the room between two places. */
  private static final double SHARE = 0.75;

  static Dodge of(Plot plot) {
    List<Series> dotted =
        plot.chart().series().stream()
            .filter(series -> series.mark() == Mark.DOTS || series.mark() == Mark.DOTTED_LINE)
            .toList();
    List<String> names = dotted.stream().map(Series::name).toList();
    boolean hasBars =
        dotted.stream().flatMap(series -> series.points().stream()).anyMatch(Point::hasBar);
    boolean named = plot.chart().x().scale() == Axis.Scale.NAMES;
    if (!hasBars && !named) {
      return new Dodge(names, 0, false);
    }
    double step = Math.min(WIDEST, SHARE * room(plot, dotted) / Math.max(1, names.size()));
    boolean crowded = !named && step < NARROWEST;
    return new Dodge(names, crowded || !(named || share(dotted)) ? 0 : step, crowded);
  }

  /** The least between two places, or between one and an end of the axis. */
  private static double room(Plot plot, List<Series> dotted) {
    if (plot.chart().x().scale() == Axis.Scale.NAMES) {
      return plot.area().getWidth() / plot.chart().x().names().size();
    }
    double[] places =
        dotted.stream()
            .flatMap(series -> series.points().stream())
            .mapToDouble(point -> plot.x(point.x()))
            .distinct()
            .sorted()
            .toArray();
    double least =
        2
            * Math.min(
                places[0] - plot.area().getX(), plot.area().getMaxX() - places[places.length - 1]);
    for (int i = 1; i < places.length; i++) {
      least = Math.min(least, places[i] - places[i - 1]);
    }
    return least;
  }

  private static boolean share(List<Series> dotted) {
    Set<Double> seen = new HashSet<>();
    return dotted.stream()
        .anyMatch(
            series ->
                series.points().stream().map(Point::x).distinct().filter(x -> !seen.add(x)).count()
                    > 0);
  }

  /** To the right of its x. */
  double of(Series series) {
    int place = names.indexOf(series.name());
    return place < 0 ? 0 : step * (place - (names.size() - 1) / 2.0);
  }
}
