package io.sluice.report;

import io.sluice.measure.PairedDifference;
import io.sluice.measure.Sample;
import io.sluice.run.AttackRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The attacks on the classifiers of one study, checked to be comparable, and their arithmetic. */
final class VisionAttacks {

  private static final int PERCENT = 100;

  private final VisionQuestion question;
  private final List<AttackRow> rows;

  VisionAttacks(VisionQuestion question, List<AttackRow> rows) {
    this.question = question;
    this.rows = List.copyOf(rows);
    Set<List<Object>> seen = new HashSet<>();
    for (AttackRow row : rows) {
      if (!row.study().equals(question.study())
          || !question.nets().contains(row.net())
          || !question.activations().contains(row.activation())
          || !question.seeds().contains(row.seed())) {
        throw refused(row, "is not in the study's plan");
      }
      if (row.images() != rows.get(0).images()) {
        throw refused(row, "is of another number of images than the first row");
      }
      if (!seen.add(List.of(row.net(), row.activation(), row.seed(), row.epsilon()))) {
        throw refused(row, "occurs twice");
      }
    }
  }

  private IllegalArgumentException refused(AttackRow row, String what) {
    return new IllegalArgumentException(
        "the attacks of %s cannot be reported: the row of %s with %s, seed %d, epsilon %s %s: delete attacks.json in the folders of its runs to attack again"
            .formatted(
                question.study(), row.net(), row.activation(), row.seed(), row.epsilon(), what));
  }

  /** By net, then by strength, then in the order of the activations. */
  List<VisionComparison.Attack> all() {
    List<Double> strengths = rows.stream().map(AttackRow::epsilon).distinct().sorted().toList();
    List<VisionComparison.Attack> all = new ArrayList<>();
    for (String net : question.nets()) {
      for (double epsilon : strengths) {
        List<AttackRow> baseline = of(net, question.baseline(), epsilon);
        for (String activation : question.activations()) {
          List<AttackRow> own = of(net, activation, epsilon);
          if (!own.isEmpty()) {
            all.add(attack(own, activation.equals(question.baseline()) ? List.of() : baseline));
          }
        }
      }
    }
    return all;
  }

  private List<AttackRow> of(String net, String activation, double epsilon) {
    return rows.stream()
        .filter(row -> row.net().equals(net) && row.activation().equals(activation))
        .filter(row -> row.epsilon() == epsilon)
        .toList();
  }

  private static VisionComparison.Attack attack(List<AttackRow> own, List<AttackRow> baseline) {
    AttackRow first = own.get(0);
    Sample drops = Sample.of(own.stream().mapToDouble(VisionAttacks::drop).toArray());
    return new VisionComparison.Attack(
        first.net(),
        first.activation(),
        first.epsilon(),
        drops.count(),
        mean(own, AttackRow::clean),
        mean(own, AttackRow::attacked),
        drops.mean(),
        drops.standardDeviation(),
        difference(own, baseline));
  }

  private static double drop(AttackRow row) {
    return PERCENT * (row.clean() - row.attacked());
  }

  private static double mean(List<AttackRow> rows, ToDoubleFunction<AttackRow> number) {
    return Sample.of(rows.stream().mapToDouble(number).toArray()).mean();
  }

  /** Over the seeds that both have. */
  private static Optional<VisionComparison.Difference> difference(
      List<AttackRow> own, List<AttackRow> baseline) {
    List<double[]> pairs = new ArrayList<>();
    for (AttackRow row : own) {
      baseline.stream()
          .filter(other -> other.seed() == row.seed())
          .forEach(other -> pairs.add(new double[] {drop(row), drop(other)}));
    }
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    PairedDifference paired =
        PairedDifference.of(
            pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
            pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    return Optional.of(VisionComparison.Difference.of(paired));
  }
}
