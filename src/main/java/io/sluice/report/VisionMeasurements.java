package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.run.VisionRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

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
          || !question.seeds().contains(row.seed())) {
        throw refused(row, "is not in the study's plan");
      }
      if (!row.conditions().equals(rows.get(0).conditions()) || row.epochs() != epochs) {
        throw refused(
            row, "was made under other conditions than the first row, so they cannot be compared");
      }
      if (!seen.add(List.of(row.net(), row.activation(), row.seed(), row.epoch()))) {
        throw refused(row, "occurs twice");
      }
    }
  }

  private IllegalArgumentException refused(VisionRow row, String what) {
    return new IllegalArgumentException(
        "the results of %s cannot be reported: the row of %s with %s, seed %d, epoch %d %s"
            .formatted(
                question.study(), row.net(), row.activation(), row.seed(), row.epoch(), what));
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
        epochs,
        (int)
            rows.stream()
                .map(row -> List.of(row.net(), row.activation(), row.seed()))
                .distinct()
                .count(),
        question.nets().size() * question.activations().size() * question.seeds().size(),
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
        all.stream().filter(row -> row.score().isEmpty()).map(VisionRow::seed).distinct().toList(),
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

  /** Over the seeds that both have. */
  private Optional<VisionComparison.Difference> difference(
      List<VisionRow> own, List<VisionRow> baseline) {
    List<Long> seeds =
        question.seeds().stream()
            .filter(seed -> accuracy(own, seed).isPresent())
            .filter(seed -> accuracy(baseline, seed).isPresent())
            .toList();
    if (seeds.isEmpty()) {
      return Optional.empty();
    }
    PairedDifference paired = PairedDifference.of(points(own, seeds), points(baseline, seeds));
    return Optional.of(
        new VisionComparison.Difference(
            paired.count(),
            paired.mean(),
            number(paired.interval().map(interval -> interval.low())),
            number(paired.interval().map(interval -> interval.high())),
            paired.verdict()));
  }

  private double[] points(List<VisionRow> rows, List<Long> seeds) {
    return seeds.stream()
        .mapToDouble(seed -> PERCENT * accuracy(rows, seed).orElseThrow())
        .toArray();
  }

  private Optional<Double> accuracy(List<VisionRow> rows, long seed) {
    return rows.stream()
        .filter(row -> row.seed() == seed && row.epoch() == epochs)
        .flatMap(row -> row.score().stream())
        .map(VisionRow.Score::accuracy)
        .findFirst();
  }

  /** The scores by epoch of each run that reached the end. */
  private List<List<VisionRow.Score>> finished(List<VisionRow> rows) {
    List<List<VisionRow.Score>> runs = new ArrayList<>();
    for (VisionRow end : rows) {
      if (end.epoch() == epochs && end.score().isPresent()) {
        List<VisionRow> run = rows.stream().filter(row -> row.seed() == end.seed()).toList();
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

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
