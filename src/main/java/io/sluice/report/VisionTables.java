package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Observation;
import io.sluice.experiment.Plan;
import io.sluice.experiment.Section;
import io.sluice.experiment.Table;
import io.sluice.experiment.Table.Column;
import io.sluice.experiment.Trial;
import io.sluice.measure.Convergence;
import io.sluice.measure.Quartiles;
import io.sluice.measure.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How accurate image classifiers are, how fast they learn, and what their activations cost. */
final class VisionTables {
  private static final int PERCENT = 100;

  private VisionTables() {}

  static Optional<Section> results(Analysis analysis) {
    Plan plan = analysis.plan();
    Columns columns = new Columns(analysis, (cell, value) -> Numbers.points(value));
    List<Column<Cell>> all = new ArrayList<>(columns.factors());
    all.addAll(
        List.of(
            columns.parameters(),
            columns.mean("accuracy"),
            columns.spread(),
            columns.mean("loss", VisionReport.LOSS, (cell, value) -> Numbers.nats(value)),
            columns.difference("vs " + plan.baseline()),
            columns.interval(),
            columns.verdict(),
            Columns.n()));
    return Optional.of(
        Section.of(
                "Results",
                List.of(Table.of(analysis.cells(VisionReport.ACCURACY), all)),
                List.of(
                    "accuracy: of the %s after %s, in percent; mean over %s, and spread its standard deviation"
                        .formatted(
                            plan.folds() == 0 ? "test images" : "held-out fold",
                            Numbers.count(plan.end(), plan.clock()),
                            plan.meanOver()),
                    "loss: mean cross-entropy of the same images, nats",
                    "vs %s: difference of accuracies in points within the same net, %s; its interval is Student's t"
                        .formatted(plan.baseline(), plan.pairedHow())))
            .with(
                "cells",
                plan.metrics().stream().flatMap(m -> analysis.cells(m).stream()).toList()));
  }

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
      OptionalDouble efficiency) {}

  /** None if all runs diverged. */
  static Optional<Learning> learning(Analysis analysis, Map<String, String> arm) {
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
  static Optional<Section> convergence(Analysis analysis) {
    Plan plan = analysis.plan();
    if (plan.end() < 2) {
      return Optional.empty();
    }
    List<Learning> all =
        analysis.arms().stream().flatMap(arm -> learning(analysis, arm).stream()).toList();
    Table table =
        Table.of(
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
                Column.numbers("spread", each -> Numbers.points(each.spread(), 1)),
                Column.numbers("vs " + plan.baseline(), each -> percent(each.change())),
                Column.numbers(
                    "epochs to " + plan.baseline(), each -> Numbers.points(each.toBaseline(), 1)),
                Column.numbers("efficiency", each -> percent(each.efficiency())),
                Column.numbers("loss area", each -> Numbers.ratio(each.lossArea())),
                Column.numbers("training", each -> Numbers.ratio(each.trainingLossArea()))));
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

  /**
   * What an activation costs in a net. Runs follow each other, so that a machine that drifts
   * matters.
   *
   * @param arm net and activation
   * @param moreParameters than the baseline in the same net; absent if that is not there
   * @param imagesPerS trained on in a second, median over the runs
   * @param ratio of that to the baseline's
   */
  record Cost(
      Map<String, String> arm,
      OptionalDouble moreParameters,
      double imagesPerS,
      OptionalDouble ratio) {}

  /** Of the arms with a run that reached its end. */
  static List<Cost> costs(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Cost> costs = new ArrayList<>();
    for (Map<String, String> arm : analysis.arms()) {
      OptionalDouble own = speed(analysis, arm);
      OptionalDouble baseline = speed(analysis, plan.baselineOf(arm));
      OptionalDouble parameters = analysis.describing(plan.baselineOf(arm), Metric.PARAMETERS);
      if (own.isPresent()) {
        costs.add(
            new Cost(
                arm,
                parameters.isPresent()
                    ? OptionalDouble.of(
                        analysis.describing(arm, Metric.PARAMETERS).orElseThrow()
                            - parameters.getAsDouble())
                    : OptionalDouble.empty(),
                own.getAsDouble(),
                baseline.isPresent()
                    ? OptionalDouble.of(own.getAsDouble() / baseline.getAsDouble())
                    : OptionalDouble.empty()));
      }
    }
    return costs;
  }

  /** None if no run reached its end. */
  static Optional<Section> cost(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Cost> costs = costs(analysis);
    if (costs.isEmpty()) {
      return Optional.empty();
    }
    Table table =
        Table.of(
            costs,
            List.of(
                Column.words("net", cost -> cost.arm().get(VisionReport.NET)),
                Column.words("activation", cost -> cost.arm().get(VisionReport.ACTIVATION)),
                Column.numbers(
                    "more parameters",
                    cost ->
                        cost.moreParameters().isPresent()
                            ? Numbers.count(cost.moreParameters().getAsDouble())
                            : ""),
                Column.numbers("images / s", cost -> Numbers.count(cost.imagesPerS())),
                Column.numbers(
                    "speed / " + plan.baseline(),
                    cost ->
                        cost.ratio().isPresent()
                            ? Numbers.ratio(cost.ratio().getAsDouble())
                            : "")));
    return Optional.of(
        Section.of(
                "Cost",
                List.of(table),
                List.of(
                    "more parameters: than %s in the same net".formatted(plan.baseline()),
                    "images / s: trained on in a second, median over %2$s; speed / %1$s: its ratio to that of %1$s in the same net"
                        .formatted(plan.baseline(), plan.meanOver()),
                    "runs were trained one after the other, so a ratio holds only as far as the"
                        + " machine was equally busy"))
            .with("costs", costs));
  }

  private static OptionalDouble speed(Analysis analysis, Map<String, String> arm) {
    double[] speeds =
        analysis.at(arm, analysis.plan().end()).stream()
            .flatMapToDouble(run -> run.value(VisionReport.SPEED).stream())
            .toArray();
    return speeds.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Quartiles.of(speeds).median());
  }
}
