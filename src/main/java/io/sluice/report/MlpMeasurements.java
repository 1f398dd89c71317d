package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.report.MlpRuns.Cell;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The arithmetic over the runs of one study of small networks. */
final class MlpMeasurements {

  private final MlpQuestion question;
  private final MlpRuns runs;
  private final List<Trial> trials;

  MlpMeasurements(MlpQuestion question, List<MlpRow> rows) {
    this.question = question;
    runs = new MlpRuns(question, rows);
    trials = runs.trials();
  }

  MlpComparison comparison() {
    List<MlpComparison.DataSet> data = new ArrayList<>();
    List<MlpComparison.Arm> arms = new ArrayList<>();
    for (String name : question.data()) {
      runs.data(name).ifPresent(data::add);
      for (long hidden : question.hidden()) {
        for (String method : question.methods()) {
          arm(new Cell(name, hidden, method)).ifPresent(arms::add);
        }
      }
    }
    return new MlpComparison(
        question.study(),
        question.question(),
        question.baseline(),
        question.seeds(),
        question.folds(),
        runs.count(),
        question.data().size()
            * question.hidden().size()
            * question.methods().size()
            * trials.size(),
        data,
        arms,
        new MlpStandings(question, arms).all());
  }

  private Optional<MlpComparison.Arm> arm(Cell cell) {
    Map<Trial, List<MlpRow>> own = runs.of(cell);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    MlpMeasure measure = runs.data(cell.data()).orElseThrow().measure();
    Map<Trial, List<MlpRow>> baseline = runs.of(cell.with(question.baseline()));
    List<MlpRow> ends = own.values().stream().map(MlpMeasurements::end).toList();
    MlpEfficiency efficiency = MlpEfficiency.of(measure, own, baseline);
    return Optional.of(
        new MlpComparison.Arm(
            cell.data(),
            cell.hidden(),
            cell.method(),
            ends.get(0).parameters(),
            own.size(),
            MlpComparison.MeanError.of(Sample.of(ends(own, own.keySet(), measure::test))),
            MlpComparison.MeanError.of(Sample.of(ends(own, own.keySet(), measure::training))),
            difference(cell, own, baseline, measure::test),
            difference(cell, own, baseline, measure::training),
            efficiency.cost(),
            efficiency.curve(),
            ends.stream().mapToLong(MlpRow::dependent).max().orElseThrow(),
            trials.stream()
                .filter(trial -> !own.containsKey(trial))
                .map(Trial::toString)
                .toList()));
  }

  private static MlpRow end(List<MlpRow> run) {
    return run.get(run.size() - 1);
  }

  /** After the last iteration; every seed cuts the patterns anew, so all runs are trials. */
  private static double[] ends(
      Map<Trial, List<MlpRow>> all, Collection<Trial> trials, ToDoubleFunction<MlpRow> number) {
    return trials.stream()
        .mapToDouble(trial -> number.applyAsDouble(end(all.get(trial))))
        .toArray();
  }

  private Optional<MlpComparison.Difference> difference(
      Cell cell,
      Map<Trial, List<MlpRow>> own,
      Map<Trial, List<MlpRow>> baseline,
      ToDoubleFunction<MlpRow> number) {
    List<Trial> pairs = own.keySet().stream().filter(baseline::containsKey).toList();
    if (pairs.isEmpty() || cell.method().equals(question.baseline())) {
      return Optional.empty();
    }
    double[] theirs = ends(baseline, pairs, number);
    PairedDifference paired =
        PairedDifference.of(ends(own, pairs, number), theirs, runs.testOverTraining(cell.data()));
    return Optional.of(MlpComparison.Difference.of(paired, Sample.of(theirs).mean()));
  }
}
