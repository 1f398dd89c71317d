package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.measure.Quartiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What activations cost, in parameters and in speed. */
final class VisionCosts {

  private VisionCosts() {}

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
  static Optional<Section> section(Analysis analysis) {
    Plan plan = analysis.plan();
    List<Cost> costs = costs(analysis);
    if (costs.isEmpty()) {
      return Optional.empty();
    }
    ReportTable table =
        ReportTable.of(
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
    List<String> notes =
        new ArrayList<>(
            List.of(
                "more parameters: than %s in the same net".formatted(plan.baseline()),
                "images / s: trained on in a second, median over %2$s; speed / %1$s: its ratio to that of %1$s in the same net"
                    .formatted(plan.baseline(), plan.meanOver()),
                "runs were not trained in turns, so a ratio holds only as far as the machine was"
                    + " equally busy"));
    OtherWork.sentence(analysis).ifPresent(notes::add);
    return Optional.of(Section.of("Cost", List.of(table), notes).with("costs", costs));
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
