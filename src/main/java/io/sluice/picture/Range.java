package io.sluice.picture;

import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * What an axis shows: all points, with room around them.
 *
 * @param from its lower end
 * @param to its upper end
 */
record Range(double from, double to) {

  private static final double MARGIN = 0.03;

  /** More at the ends for each dot that stands aside of its place. */
  private static final double ASIDE = 0.005;

  private static final int MANY_PLACES = 12;

  /** What the x-axis of these charts shows. */
  static Range ofX(List<Chart> charts) {
    DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    for (Chart chart : charts) {
      for (Series series : chart.series()) {
        series.points().forEach(point -> values.accept(point.x()));
      }
    }
    if (charts.get(0).x().scale() == Axis.Scale.NAMES) {
      int names = charts.stream().mapToInt(chart -> chart.x().names().size()).max().orElseThrow();
      return new Range(-0.5, names - 0.5);
    }
    return around(values, charts.get(0).x().scale(), MARGIN + ASIDE * aside(charts));
  }

  /** How many dots with bars stand side by side at the ends, unless they do so at many places. */
  private static int aside(List<Chart> charts) {
    int most = 0;
    for (Chart chart : charts) {
      List<Series> barred =
          chart.series().stream()
              .filter(each -> each.mark() == Mark.DOTS || each.mark() == Mark.DOTTED_LINE)
              .filter(each -> each.points().stream().anyMatch(Point::hasBar))
              .toList();
      long places =
          barred.stream().flatMap(each -> each.points().stream()).map(Point::x).distinct().count();
      most = barred.size() < 2 || places > MANY_PLACES ? most : Math.max(most, barred.size());
    }
    return most;
  }

  /** What the y-axis of these charts shows: error bars, and zero where bars stand on it. */
  static Range ofY(List<Chart> charts) {
    DoubleSummaryStatistics values = new DoubleSummaryStatistics();
    for (Chart chart : charts) {
      for (Series series : chart.series()) {
        for (Point point : series.points()) {
          values.accept(point.low());
          values.accept(point.high());
        }
      }
    }
    boolean bars =
        charts.stream()
            .flatMap(chart -> chart.series().stream())
            .anyMatch(series -> series.mark() == Mark.BARS);
    if (bars) {
      return aroundAndZero(values);
    }
    return around(values, charts.get(0).y().scale(), MARGIN);
  }

  private static Range aroundAndZero(DoubleSummaryStatistics values) {
    double least = Math.min(0, values.getMin());
    double greatest = Math.max(0, values.getMax());
    double margin = least == greatest ? 1 : MARGIN * (greatest - least);
    return new Range(
        least - (least == 0 ? 0 : margin), greatest + (greatest == 0 && least < 0 ? 0 : margin));
  }

  private static Range around(DoubleSummaryStatistics values, Axis.Scale scale, double share) {
    double least = values.getMin();
    double greatest = values.getMax();
    if (scale == Axis.Scale.LOGARITHMIC) {
      double factor = least == greatest ? 2 : Math.pow(greatest / least, share);
      return new Range(least / factor, greatest * factor);
    }
    if (scale == Axis.Scale.FROM_ZERO) {
      return new Range(Math.min(0, least), greatest > 0 ? greatest * (1 + MARGIN) : 1);
    }
    double margin =
        least == greatest ? Math.max(Math.abs(least) / 2, 0.5) : share * (greatest - least);
    return new Range(least - margin, greatest + margin);
  }

  /** Where a value lies: 0 at the lower end, 1 at the upper. */
  double share(double value, Axis.Scale scale) {
    return scale == Axis.Scale.LOGARITHMIC
        ? Math.log(value / from) / Math.log(to / from)
        : (value - from) / (to - from);
  }

  /** Whether a logarithmic axis is long enough to leave out labels: two or more of them stay. */
  boolean crowdsDigits() {
    return to / from > 4;
  }

  /** Whether powers of ten alone are ticks enough on a logarithmic axis. */
  boolean spansDecades() {
    return to / from > 1000;
  }
}
