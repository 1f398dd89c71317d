package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.experiment.Trial;
import io.sluice.measure.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What training small networks costs, against the baseline's. */
final class MlpCosts {
  private static final double MILLION = 1e6;

  private MlpCosts() {}

  /**
   * After an iteration, means over runs.
   *
   * @param iteration from 0; between two that were recorded where a threshold is reached
   * @param training error
   * @param test error
   * @param multiplies up to here
   * @param elapsedS seconds up to here
   */
  record CurvePoint(
      double iteration, double training, double test, double multiplies, double elapsedS) {}

  /**
   * What training an arm cost, means over the runs.
   *
   * @param arm data, hidden units and method
   * @param multiplies counted in the whole training
   * @param elapsedS seconds that it took
   * @param multipliesRatio over the baseline's; absent where no fold has both
   * @param elapsedRatio likewise
   * @param toBaseline where the mean training error first is as low as the baseline's at its end,
   *     on a curve whose errors fall by equal factors between its points; absent if never
   */
  record Cost(
      Map<String, String> arm,
      double multiplies,
      double elapsedS,
      OptionalDouble multipliesRatio,
      OptionalDouble elapsedRatio,
      Optional<CurvePoint> toBaseline) {}

  static List<CurvePoint> curve(Analysis analysis, Map<String, String> arm) {
    return curve(analysis, arm, analysis.runs(arm));
  }

  private static List<CurvePoint> curve(
      Analysis analysis, Map<String, String> arm, List<Trial> runs) {
    return analysis.checkpoints(arm).stream()
        .map(
            iteration ->
                new CurvePoint(
                    iteration,
                    mean(analysis, arm, runs, iteration, MlpReport.TRAINING),
                    mean(analysis, arm, runs, iteration, MlpReport.TEST),
                    mean(analysis, arm, runs, iteration, MlpReport.MULTIPLIES),
                    mean(analysis, arm, runs, iteration, Metric.ELAPSED)))
        .toList();
  }

  private static double mean(
      Analysis analysis, Map<String, String> arm, List<Trial> runs, long iteration, Metric metric) {
    return Sample.of(
            runs.stream()
                .mapToDouble(run -> analysis.value(arm, run, iteration, metric).orElseThrow())
                .toArray())
        .mean();
  }

  static Cost of(Analysis analysis, Map<String, String> arm) {
    Map<String, String> baseline = analysis.plan().baselineOf(arm);
    List<Trial> both =
        analysis.runs(arm).stream().filter(analysis.runs(baseline)::contains).toList();
    CurvePoint end = end(curve(analysis, arm));
    if (both.isEmpty()) {
      return new Cost(
          arm,
          end.multiplies(),
          end.elapsedS(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty());
    }
    List<CurvePoint> own = curve(analysis, arm, both);
    CurvePoint theirs = end(curve(analysis, baseline, both));
    return new Cost(
        arm,
        end.multiplies(),
        end.elapsedS(),
        ratio(end(own).multiplies(), theirs.multiplies()),
        ratio(end(own).elapsedS(), theirs.elapsedS()),
        reached(own, theirs.training()));
  }

  private static CurvePoint end(List<CurvePoint> curve) {
    return curve.get(curve.size() - 1);
  }

  private static OptionalDouble ratio(double own, double theirs) {
    return theirs > 0 ? OptionalDouble.of(own / theirs) : OptionalDouble.empty();
  }

  static Optional<CurvePoint> reached(List<CurvePoint> curve, double threshold) {
    for (int i = 0; i < curve.size(); i++) {
      CurvePoint to = curve.get(i);
      if (to.training() <= threshold) {
        CurvePoint from = curve.get(Math.max(0, i - 1));
        double share = i == 0 ? 1 : share(from.training(), to.training(), threshold);
        return Optional.of(
            new CurvePoint(
                between(from.iteration(), to.iteration(), share),
                threshold,
                between(from.test(), to.test(), share),
                between(from.multiplies(), to.multiplies(), share),
                between(from.elapsedS(), to.elapsedS(), share)));
      }
    }
    return Optional.empty();
  }

  /** Errors fall by factors rather than by differences, so the way is straight in their logs. */
  private static double share(double from, double to, double threshold) {
    return to > 0
        ? Math.log(from / threshold) / Math.log(from / to)
        : (from - threshold) / (from - to);
  }

  private static double between(double from, double to, double share) {
    return from + share * (to - from);
  }

  static Optional<Section> section(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Cost> costs = analysis.arms().stream().map(arm -> of(analysis, arm)).toList();
    ReportTable table =
        ReportTable.of(
            costs,
            List.of(
                Column.words("data", cost -> cost.arm().get(MlpReport.DATA)),
                Column.numbers(
                    "hidden",
                    cost -> Numbers.count(Long.parseLong(cost.arm().get(MlpReport.HIDDEN)))),
                Column.words("method", cost -> cost.arm().get(MlpReport.METHOD)),
                Column.numbers(
                    "millions of multiplies", cost -> Numbers.points(cost.multiplies() / MILLION)),
                Column.numbers("ratio", cost -> Numbers.points(cost.multipliesRatio(), 1)),
                Column.<Cost>numbers("seconds", cost -> Numbers.ratio(cost.elapsedS())).detail(),
                Column.<Cost>numbers(
                        "ratio of seconds", cost -> Numbers.points(cost.elapsedRatio(), 1))
                    .detail(),
                reached("iterations", point -> Numbers.decimal(point.iteration(), 1)),
                reached("millions", point -> Numbers.points(point.multiplies() / MILLION)),
                reached("seconds", point -> Numbers.ratio(point.elapsedS()))));
    return Optional.of(
        Section.of(
                "Cost",
                List.of(table),
                List.of(
                    "multiplies: counted in the whole training; seconds: of the whole training; both means over the runs; ratios: to %s on the same data set with as many hidden units"
                        .formatted(plan.baseline()),
                    "to baseline: until the mean training error first is as low as that of %s at its end, with errors that fall by equal factors between recorded iterations; never where it is empty"
                        .formatted(plan.baseline()),
                    "seconds hold only as far as the machine was equally busy; multiplies do not"
                        + " depend on it"))
            .with("costs", costs));
  }

  private static Column<Cost> reached(String what, Function<CurvePoint, String> words) {
    return Column.numbers(what + " to baseline", cost -> cost.toBaseline().map(words).orElse(""));
  }
}
