package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The rows of one study, checked to be comparable, and the arithmetic over them. */
final class VisionMeasurements {

  private static final int PERCENT = 100;

  private final VisionQuestion question;
  private final List<VisionRow> rows;
  private final long epochs;

  VisionMeasurements(VisionQuestion question, List<VisionRow> rows) {
    this.question = question;
    this.rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "the study %s has no results yet: let at least one run finish"
              .formatted(question.study()));
    }
    epochs = rows.get(0).epochs();
    Set<List<Object>> seen = new HashSet<>();
    for (VisionRow row : rows) {
      if (!row.study().equals(question.study())
          || !question.nets().contains(row.net())
          || !question.activations().contains(row.activation())
          || !question.seeds().contains(row.seed())
          || !isOfAPart(row)) {
        throw refused(row, "is not in the study's plan");
      }
      if (!isComparable(row)) {
        throw refused(
            row, "was made under other conditions than the first row, so they cannot be compared");
      }
      if (!seen.add(List.of(row.net(), row.activation(), Trial.of(row), row.epoch()))) {
        throw refused(row, "occurs twice");
      }
    }
  }

  private IllegalArgumentException refused(VisionRow row, String what) {
    return new IllegalArgumentException(
        "the results of %s cannot be reported: the row of %s with %s, %s, epoch %d %s"
            .formatted(
                question.study(), row.net(), row.activation(), Trial.of(row), row.epoch(), what));
  }

  private boolean isOfAPart(VisionRow row) {
    return question.folds() == 0
        ? row.fold().isEmpty()
        : row.fold().isPresent()
            && row.fold().getAsLong() >= 1
            && row.fold().getAsLong() <= question.folds();
  }

  /** Folds differ in their images; all else is the same. */
  private boolean isComparable(VisionRow row) {
    VisionRow first =
        rows.stream().filter(other -> other.fold().equals(row.fold())).findFirst().orElseThrow();
    return row.epochs() == epochs
        && row.conditions().equals(first.conditions())
        && row.conditions().isSameButForImages(rows.get(0).conditions());
  }

  VisionComparison comparison(List<VisionComparison.Attack> attacks) {
    List<VisionComparison.Arm> arms = new ArrayList<>();
    for (String net : question.nets()) {
      for (String activation : question.activations()) {
        if (!of(net, activation).isEmpty()) {
          arms.add(arm(net, activation));
        }
      }
    }
    return new VisionComparison(
        question.study(),
        question.text(),
        question.baseline(),
        question.seeds(),
        question.folds(),
        epochs,
        (int)
            rows.stream()
                .map(row -> List.of(row.net(), row.activation(), Trial.of(row)))
                .distinct()
                .count(),
        question.nets().size() * question.activations().size() * trials().size(),
        rows.get(0).conditions(),
        arms,
        attacks);
  }

  private List<VisionRow> of(String net, String activation) {
    return rows.stream()
        .filter(row -> row.net().equals(net) && row.activation().equals(activation))
        .toList();
  }

  private VisionComparison.Arm arm(String net, String activation) {
    List<VisionRow> all = of(net, activation);
    List<VisionRow.Score> ends = scores(all, epochs);
    List<VisionComparison.Epoch> curve = new ArrayList<>();
    for (long epoch = 1; epoch <= epochs; epoch++) {
      List<VisionRow.Score> here = scores(all, epoch);
      if (!here.isEmpty()) {
        curve.add(
            new VisionComparison.Epoch(
                epoch,
                mean(here, VisionRow.Score::accuracy),
                mean(here, VisionRow.Score::lossNats)));
      }
    }
    Optional<VisionEfficiency> efficiency =
        Optional.of(finished(all))
            .filter(runs -> !runs.isEmpty())
            .map(runs -> new VisionEfficiency(runs, finished(of(net, question.baseline()))));
    return new VisionComparison.Arm(
        net,
        activation,
        all.get(0).parameters(),
        ends.size(),
        ends.isEmpty() ? Optional.empty() : Optional.of(end(ends)),
        activation.equals(question.baseline())
            ? Optional.empty()
            : difference(all, of(net, question.baseline())),
        efficiency.map(VisionEfficiency::curve),
        curve,
        all.stream()
            .filter(row -> row.score().isEmpty())
            .map(row -> Trial.of(row).toString())
            .distinct()
            .toList(),
        efficiency.map(VisionEfficiency::cost));
  }

  private static List<VisionRow.Score> scores(List<VisionRow> rows, long epoch) {
    return rows.stream()
        .filter(row -> row.epoch() == epoch)
        .flatMap(row -> row.score().stream())
        .toList();
  }

  private static double mean(
      List<VisionRow.Score> scores, ToDoubleFunction<VisionRow.Score> number) {
    return Sample.of(scores.stream().mapToDouble(number).toArray()).mean();
  }

  private static VisionComparison.End end(List<VisionRow.Score> ends) {
    Sample accuracy = Sample.of(ends.stream().mapToDouble(VisionRow.Score::accuracy).toArray());
    return new VisionComparison.End(
        accuracy.mean(),
        accuracy.standardDeviation(),
        mean(ends, VisionRow.Score::lossNats),
        mean(ends, VisionRow.Score::trainingLossNats));
  }

  private List<Trial> trials() {
    return question.seeds().stream()
        .flatMap(
            seed ->
                LongStream.rangeClosed(Math.min(1, question.folds()), question.folds())
                    .mapToObj(fold -> new Trial(seed, fold)))
        .toList();
  }

  /** Over the seeds, or seeds and folds, that both have. */
  private Optional<VisionComparison.Difference> difference(
      List<VisionRow> own, List<VisionRow> baseline) {
    // One number a seed; of folds one each, since runs of a fold share all of their images.
    Map<Long, List<Trial>> pairs =
        trials().stream()
            .filter(trial -> accuracy(own, trial).isPresent())
            .filter(trial -> accuracy(baseline, trial).isPresent())
            .collect(
                Collectors.groupingBy(
                    trial -> question.folds() == 0 ? trial.seed() : trial.fold(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    PairedDifference paired =
        PairedDifference.of(
            points(own, pairs.values()), points(baseline, pairs.values()), testOverTraining());
    return Optional.of(VisionComparison.Difference.of(paired));
  }

  /** Images of a fold over those of all others; 0 where runs share none by design. */
  private double testOverTraining() {
    VisionRow.Conditions all = rows.get(0).conditions();
    return question.folds() == 0 ? 0 : (double) all.testImages() / all.trainingImages();
  }

  private double[] points(List<VisionRow> rows, Collection<List<Trial>> pairs) {
    return pairs.stream()
        .mapToDouble(
            trials ->
                trials.stream()
                    .mapToDouble(trial -> PERCENT * accuracy(rows, trial).orElseThrow())
                    .average()
                    .orElseThrow())
        .toArray();
  }

  private Optional<Double> accuracy(List<VisionRow> rows, Trial trial) {
    return rows.stream()
        .filter(row -> Trial.of(row).equals(trial) && row.epoch() == epochs)
        .flatMap(row -> row.score().stream())
        .map(VisionRow.Score::accuracy)
        .findFirst();
  }

  /** The scores by epoch of each run that reached the end. */
  private List<List<VisionRow.Score>> finished(List<VisionRow> rows) {
    List<List<VisionRow.Score>> runs = new ArrayList<>();
    for (VisionRow end : rows) {
      if (end.epoch() == epochs && end.score().isPresent()) {
        List<VisionRow> run =
            rows.stream().filter(row -> Trial.of(row).equals(Trial.of(end))).toList();
        List<VisionRow.Score> scores = new ArrayList<>();
        for (long epoch = 1; epoch <= epochs; epoch++) {
          scores.addAll(scores(run, epoch));
        }
        if (scores.size() != epochs) {
          throw refused(end, "has not a row for each epoch before it");
        }
        runs.add(scores);
      }
    }
    return runs;
  }
}
