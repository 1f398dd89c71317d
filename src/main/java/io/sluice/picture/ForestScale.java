package io.sluice.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The axis of a forest plot: zero, and all intervals but for what is far wider than most.
 *
 * @param least its left end
 * @param greatest its right end
 * @param step between ticks
 */
record ForestScale(double least, double greatest, double step) {
  private static final int MOST_TICKS = 5;

  /** Of the ends of intervals, which are shown; one that is far wider hides all others. */
  private static final double SHOWN = 0.9;

  /** But not where it is hardly farther than these. */
  private static final double HARDLY = 1.5;

  private static final double MARGIN = 0.06;

  static ForestScale of(ForestPlot plot) {
    double[] ends =
        plot.panels().stream()
            .flatMap(panel -> panel.differences().stream())
            .flatMapToDouble(
                each -> DoubleStream.of(each.mean() - each.half(), each.mean() + each.half()))
            .toArray();
    double limit = limit(ends);
    double low = Math.max(-limit, DoubleStream.of(ends).min().orElse(0));
    double high = Math.min(limit, DoubleStream.of(ends).max().orElse(0));
    low = Math.min(0, low);
    high = Math.max(0, high);
    double span = high - low == 0 ? 1 : high - low;
    return new ForestScale(low - MARGIN * span, high + MARGIN * span, step(span));
  }

  private static double limit(double... ends) {
    double[] far = DoubleStream.of(ends).map(Math::abs).sorted().toArray();
    double usual = far[(int) Math.min(far.length - 1, Math.floor(SHOWN * far.length))];
    double farthest = far[far.length - 1];
    return farthest <= HARDLY * usual ? farthest : usual;
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double span) {
    double power = Math.pow(10, Math.floor(Math.log10(span)));
    for (double factor : new double[] {0.1, 0.2, 0.5, 1, 2}) {
      if (span / (factor * power) <= MOST_TICKS) {
        return factor * power;
      }
    }
    return 5 * power;
  }

  double share(double value) {
    return (value - least) / (greatest - least);
  }

  boolean isBeyond(double value) {
    return value < least || value > greatest;
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (long at = (long) Math.ceil(least / step); at * step <= greatest; at++) {
      ticks.add(at * step);
    }
    return ticks;
  }

  /** As many decimals as its steps have. */
  String text(double tick) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%,." + decimals + "f", tick == 0 ? 0.0 : tick);
  }
}
