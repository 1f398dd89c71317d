package io.sluice.report;

import io.sluice.experiment.Numbers;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.List;
import java.util.stream.IntStream;

/** What stands below pictures: what is a mean, of how many, and what bars are. */
final class Captions {
  private Captions() {}

  /**
   * The same with what its dots, lines and bars are.
   *
   * @param figure whose errors are standard deviations
   * @param over what means are over: seeds
   * @param counts of how many each mean is
   */
  static Figure ofMeans(Figure figure, String over, IntStream counts) {
    List<Series> all = figure.charts().stream().flatMap(chart -> chart.series().stream()).toList();
    boolean bars = all.stream().anyMatch(series -> series.mark() == Mark.BARS);
    boolean errors =
        all.stream().flatMap(series -> series.points().stream()).anyMatch(Captions::hasError);
    String means =
        "%s: means over %s, n = %s.".formatted(bars ? "Bars" : "Dots", over, count(counts));
    if (!errors) {
      return figure.captioned(means);
    }
    return figure.captioned(
        "%s %s: one standard deviation to either side."
            .formatted(
                means, bars ? "Lines" : "Upright lines, or pale bands where those have no room"));
  }

  private static boolean hasError(Point point) {
    return point.low() < point.high();
  }

  /** One number, or the least and the greatest. */
  static String count(IntStream counts) {
    int[] sorted = counts.sorted().distinct().toArray();
    return sorted.length == 0
        ? "0"
        : sorted.length == 1
            ? Numbers.count(sorted[0])
            : "%s to %s"
                .formatted(Numbers.count(sorted[0]), Numbers.count(sorted[sorted.length - 1]));
  }
}
