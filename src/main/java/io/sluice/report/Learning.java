package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.experiment.Trial;
import io.sluice.measure.Convergence;
import io.sluice.measure.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast an arm learns, of its runs that reached the end.
 *
 * @param arm net and activation
 * @param error area under the mean test error in percent by epoch, and that over the distance
 * @param spread of the area between runs; absent for one run
 * @param lossArea area under the test loss by epoch
 * @param trainingLossArea area under the training loss by epoch
 * @param change the error area over the baseline's, less one; negative is better
 * @param toBaseline epochs until the mean error first is as low as the baseline's at the end;
 *     absent if never
 * @param efficiency the epochs in which the baseline first is as good as at its end, over those,
 *     less one; positive is better
 */
record Learning(
    Map<String, String> arm,
    Convergence error,
    OptionalDouble spread,
    double lossArea,
    double trainingLossArea,
    OptionalDouble change,
    OptionalDouble toBaseline,
    OptionalDouble efficiency) {

  /** None if all runs diverged. */
  static Optional<Learning> of(Analysis analysis, Map<String, String> arm) {
    List<Trial> runs = finished(analysis, arm);
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    double[] errors = curve(analysis, arm, runs, VisionReport.ERROR);
    Map<String, String> baseline = analysis.plan().baselineOf(arm);
    List<Trial> theirRuns = finished(analysis, baseline);
    OptionalDouble change = OptionalDouble.empty();
    OptionalDouble reached = OptionalDouble.empty();
    OptionalDouble efficiency = OptionalDouble.empty();
    if (!theirRuns.isEmpty()) {
      double[] theirs = curve(analysis, baseline, theirRuns, VisionReport.ERROR);
      double threshold = theirs[theirs.length - 1];
      reached = Convergence.reached(threshold, errors);
      if (reached.isPresent()) {
        // The baseline may have been as good before its end.
        double first = Convergence.reached(threshold, theirs).orElseThrow();
        efficiency = OptionalDouble.of(first / reached.getAsDouble() - 1);
      }
      double area = Convergence.of(theirs).area();
      if (area > 0) {
        change = OptionalDouble.of(Convergence.of(errors).area() / area - 1);
      }
    }
    Sample areas =
        Sample.of(
            runs.stream()
                .map(run -> curve(analysis, arm, List.of(run), VisionReport.ERROR))
                .mapToDouble(run -> Convergence.of(run).area())
                .toArray());
    return Optional.of(
        new Learning(
            arm,
            Convergence.of(errors),
            areas.standardDeviation(),
            Convergence.of(curve(analysis, arm, runs, VisionReport.LOSS)).area(),
            Convergence.of(curve(analysis, arm, runs, VisionReport.TRAINING_LOSS)).area(),
            change,
            reached,
            efficiency));
  }

  private static List<Trial> finished(Analysis analysis, Map<String, String> arm) {
    return analysis.at(arm, analysis.plan().end()).stream()
        .filter(run -> run.diverged().isEmpty())
        .map(Observation::trial)
        .toList();
  }

  /** Means over runs, epoch by epoch. */
  private static double[] curve(
      Analysis analysis, Map<String, String> arm, List<Trial> runs, Metric metric) {
    return analysis.checkpoints(arm).stream()
        .mapToDouble(
            epoch ->
                Sample.of(
                        runs.stream()
                            .mapToDouble(
                                run -> analysis.value(arm, run, epoch, metric).orElseThrow())
                            .toArray())
                    .mean())
        .toArray();
  }

  /** None after a single epoch, which is no curve. */
  static Optional<Section> section(Analysis analysis) {
    Plan plan = analysis.plan();
    if (plan.end() < 2) {
      return Optional.empty();
    }
    List<Learning> all =
        analysis.arms().stream().flatMap(arm -> of(analysis, arm).stream()).toList();
    ReportTable table =
        ReportTable.of(
            all,
            List.of(
                Column.words("net", each -> each.arm().get(VisionReport.NET)),
                Column.words("activation", each -> each.arm().get(VisionReport.ACTIVATION)),
                Column.numbers(
                    "error area (mean)",
                    each ->
                        "%s (%s)"
                            .formatted(
                                Numbers.points(each.error().area()),
                                Numbers.points(each.error().mean()))),
                Column.<Learning>numbers("spread", each -> Numbers.points(each.spread(), 1))
                    .detail(),
                Column.numbers("vs " + plan.baseline(), each -> percent(each.change())),
                Column.numbers(
                    "epochs to " + plan.baseline(), each -> Numbers.points(each.toBaseline(), 1)),
                Column.numbers("efficiency", each -> percent(each.efficiency())),
                Column.<Learning>numbers("loss area", each -> Numbers.ratio(each.lossArea()))
                    .detail(),
                Column.<Learning>numbers("training", each -> Numbers.ratio(each.trainingLossArea()))
                    .detail()));
    return Optional.of(
        Section.of(
                "Convergence",
                List.of(table),
                List.of(
                    "error area: trapezoids under the test error in percent, epoch 1 to %s, mean over %s; in brackets the same over the distance; spread: standard deviation over %2$s"
                        .formatted(Numbers.count(plan.end()), plan.meanOver()),
                    "vs %s: error area over that of %1$s in the same net, less one; less is better"
                        .formatted(plan.baseline()),
                    "epochs to %s: when the mean test error first is as low as that of %1$s in the same net at the end, never where it is empty; efficiency: those of %1$s over these, less one; more is better"
                        .formatted(plan.baseline()),
                    "loss area, training: areas under the test loss and under the mean loss of each"
                        + " epoch's batches, nats"))
            .with("convergence", all));
  }

  private static String percent(OptionalDouble value) {
    return value.isPresent() ? Numbers.percent(value.getAsDouble()) : "";
  }
}
