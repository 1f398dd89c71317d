package io.sluice.report;

import io.sluice.measure.Sample;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How fast the runs of one method learn, and what that costs, against the baseline's.
 *
 * @param curve of all its runs
 * @param paired of those that the baseline has too; empty if there is none
 * @param baseline of the baseline's that it has too
 */
record MlpEfficiency(
    List<MlpComparison.Moment> curve,
    List<MlpComparison.Moment> paired,
    List<MlpComparison.Moment> baseline) {

  static MlpEfficiency of(
      MlpMeasure measure, Map<Trial, List<MlpRow>> own, Map<Trial, List<MlpRow>> baseline) {
    List<Trial> both = own.keySet().stream().filter(baseline::containsKey).toList();
    return new MlpEfficiency(
        mean(measure, own.values()),
        mean(measure, both.stream().map(own::get).toList()),
        mean(measure, both.stream().map(baseline::get).toList()));
  }

  /** Iteration by iteration. */
  private static List<MlpComparison.Moment> mean(
      MlpMeasure measure, Collection<List<MlpRow>> runs) {
    List<MlpComparison.Moment> moments = new ArrayList<>();
    int recorded = runs.stream().mapToInt(List::size).findFirst().orElse(0);
    for (int i = 0; i < recorded; i++) {
      int at = i;
      List<MlpRow> rows = runs.stream().map(run -> run.get(at)).toList();
      moments.add(
          new MlpComparison.Moment(
              rows.get(0).iteration(),
              mean(rows, measure::training),
              mean(rows, measure::test),
              mean(rows, MlpRow::multiplies),
              mean(rows, MlpRow::elapsedS)));
    }
    return moments;
  }

  private static double mean(List<MlpRow> rows, ToDoubleFunction<MlpRow> number) {
    return Sample.of(rows.stream().mapToDouble(number).toArray()).mean();
  }

  MlpComparison.Cost cost() {
    MlpComparison.Moment end = end(curve);
    if (baseline.isEmpty()) {
      return new MlpComparison.Cost(
          end.multiplies(),
          end.elapsedS(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          Optional.empty());
    }
    return new MlpComparison.Cost(
        end.multiplies(),
        end.elapsedS(),
        ratio(end(paired).multiplies(), end(baseline).multiplies()),
        ratio(end(paired).elapsedS(), end(baseline).elapsedS()),
        reached(end(baseline).training()));
  }

  private static MlpComparison.Moment end(List<MlpComparison.Moment> curve) {
    return curve.get(curve.size() - 1);
  }

  private static OptionalDouble ratio(double own, double theirs) {
    return theirs > 0 ? OptionalDouble.of(own / theirs) : OptionalDouble.empty();
  }

  private Optional<MlpComparison.Reached> reached(double threshold) {
    for (int i = 0; i < paired.size(); i++) {
      MlpComparison.Moment to = paired.get(i);
      if (to.training() <= threshold) {
        MlpComparison.Moment from = paired.get(Math.max(0, i - 1));
        double share = i == 0 ? 1 : share(from.training(), to.training(), threshold);
        return Optional.of(
            new MlpComparison.Reached(
                between((double) from.iteration(), (double) to.iteration(), share),
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
}
