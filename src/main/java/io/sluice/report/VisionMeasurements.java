package io.sluice.report;

import io.sluice.measure.Convergence;
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

  VisionComparison comparison() {
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
        arms);
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
    return new VisionComparison.Arm(
        net,
        activation,
        all.get(0).parameters(),
        ends.size(),
        ends.isEmpty() ? Optional.empty() : Optional.of(end(ends)),
        activation.equals(question.baseline())
            ? Optional.empty()
            : difference(all, of(net, question.baseline())),
        ends.isEmpty()
            ? Optional.empty()
            : Optional.of(convergence(all, of(net, question.baseline()))),
        curve,
        all.stream().filter(row -> row.score().isEmpty()).map(VisionRow::seed).distinct().toList());
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

  /** Of the curve of means over the runs that reached the end. */
  private VisionComparison.Curve convergence(List<VisionRow> own, List<VisionRow> baseline) {
    double[] errors = curve(own, score -> PERCENT * (1 - score.accuracy()));
    Convergence error = Convergence.of(errors);
    List<VisionRow.Score> ends = scores(baseline, epochs);
    return new VisionComparison.Curve(
        error.area(),
        error.mean(),
        Convergence.of(curve(own, VisionRow.Score::lossNats)).area(),
        Convergence.of(curve(own, VisionRow.Score::trainingLossNats)).area(),
        ends.isEmpty()
            ? OptionalDouble.empty()
            : Convergence.reached(PERCENT * (1 - mean(ends, VisionRow.Score::accuracy)), errors));
  }

  private double[] curve(List<VisionRow> rows, ToDoubleFunction<VisionRow.Score> number) {
    Set<Long> whole = new HashSet<>();
    rows.stream()
        .filter(row -> row.epoch() == epochs && row.score().isPresent())
        .forEach(row -> whole.add(row.seed()));
    return LongStream.rangeClosed(1, epochs)
        .mapToDouble(
            epoch ->
                mean(
                    scores(rows.stream().filter(row -> whole.contains(row.seed())).toList(), epoch),
                    number))
        .toArray();
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
