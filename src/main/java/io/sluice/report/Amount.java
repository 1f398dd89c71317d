package io.sluice.report;

import io.sluice.experiment.Difference;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;

/**
 * How a difference is written: in the metric's unit or, where it has none, as a share of the
 * baseline's, which all data sets have.
 *
 * @param metric that arms differ in
 * @param baseline its mean for the baseline
 */
record Amount(Metric metric, double baseline) {

  static Amount of(Metric metric, Difference difference) {
    return new Amount(metric, difference.baseline());
  }

  /** What a difference of losses is in percent of perplexity. */
  static String perplexity(double nats) {
    return Numbers.percent(Math.expm1(nats));
  }

  private boolean isShare() {
    return metric.unit().isEmpty();
  }

  /** In the unit in which differences of one metric are told by size. */
  double share(double value) {
    return isShare() ? baseline == 0 ? 0 : value / baseline : value;
  }

  String number(double value) {
    if (isShare()) {
      return Numbers.percent(share(value));
    }
    return metric.better() == Metric.Better.HIGHER ? Numbers.points(value) : Numbers.nats(value);
  }

  /** {@code 0.0147 nats}. */
  String withUnit(double value) {
    return isShare() ? number(value) : number(value) + " " + metric.unit().split(" ", 2)[0];
  }

  /** The same in a sentence that has not said what a share is of. */
  String inWords(double value) {
    return isShare()
        ? "%s of the baseline's %s".formatted(number(value), metric.words())
        : withUnit(value);
  }
}
