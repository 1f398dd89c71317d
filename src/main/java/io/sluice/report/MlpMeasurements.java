package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.report.MlpRuns.Cell;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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
    List<List<Trial>> groups = groups(own.keySet());
    List<MlpRow> ends = own.values().stream().map(MlpMeasurements::end).toList();
    MlpEfficiency efficiency = MlpEfficiency.of(measure, own, baseline);
    return Optional.of(
        new MlpComparison.Arm(
            cell.data(),
            cell.hidden(),
            cell.method(),
            ends.get(0).parameters(),
            groups.size(),
            MlpComparison.MeanError.of(Sample.of(means(own, groups, measure::test))),
            MlpComparison.MeanError.of(Sample.of(means(own, groups, measure::training))),
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

  /** One number a seed; of folds one each, since runs of a fold share all of their patterns. */
  private List<List<Trial>> groups(Collection<Trial> all) {
    return List.copyOf(
        all.stream()
            .collect(
                Collectors.groupingBy(
                    trial -> question.folds() == 0 ? trial.seed() : trial.fold(),
                    LinkedHashMap::new,
                    Collectors.toList()))
            .values());
  }

  /** After the last iteration. */
  private static double[] means(
      Map<Trial, List<MlpRow>> all, List<List<Trial>> groups, ToDoubleFunction<MlpRow> number) {
    return groups.stream()
        .mapToDouble(
            group ->
                Sample.of(
                        group.stream()
                            .mapToDouble(trial -> number.applyAsDouble(end(all.get(trial))))
                            .toArray())
                    .mean())
        .toArray();
  }

  private Optional<MlpComparison.Difference> difference(
      Cell cell,
      Map<Trial, List<MlpRow>> own,
      Map<Trial, List<MlpRow>> baseline,
      ToDoubleFunction<MlpRow> number) {
    List<List<Trial>> pairs = groups(own.keySet().stream().filter(baseline::containsKey).toList());
    if (pairs.isEmpty() || cell.method().equals(question.baseline())) {
      return Optional.empty();
    }
    double[] theirs = means(baseline, pairs, number);
    PairedDifference paired =
        PairedDifference.of(means(own, pairs, number), theirs, runs.testOverTraining(cell.data()));
    return Optional.of(MlpComparison.Difference.of(paired, Sample.of(theirs).mean()));
  }
}
