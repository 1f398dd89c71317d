package io.sluice.report;

import io.sluice.measure.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How methods do over all data sets.
 *
 * @param question what is compared
 * @param arms what is there
 */
record MlpStandings(MlpQuestion question, List<MlpComparison.Arm> arms) {

  /** By hidden units, then in the order of the methods. */
  List<MlpComparison.Standing> all() {
    List<MlpComparison.Standing> all = new ArrayList<>();
    for (long hidden : question.hidden()) {
      List<List<MlpComparison.Arm>> ranked =
          question.data().stream()
              .map(data -> select(arm -> arm.data().equals(data) && arm.hidden() == hidden))
              .filter(this::isWhole)
              .toList();
      for (String method : question.methods()) {
        List<MlpComparison.Arm> own =
            select(arm -> arm.method().equals(method) && arm.hidden() == hidden);
        if (!own.isEmpty()) {
          all.add(
              new MlpComparison.Standing(
                  method,
                  hidden,
                  ranked.size(),
                  meanRank(ranked, method, arm -> arm.test().mean()),
                  meanRank(ranked, method, arm -> arm.training().mean()),
                  named(own, arm -> is(arm.testDifference(), Verdict.LOWER)),
                  named(own, arm -> is(arm.testDifference(), Verdict.WITHIN_NOISE)),
                  named(own, arm -> is(arm.testDifference(), Verdict.HIGHER)),
                  named(
                      own,
                      arm ->
                          is(arm.trainingDifference(), Verdict.LOWER)
                              && !is(arm.testDifference(), Verdict.LOWER))));
        }
      }
    }
    return all;
  }

  private List<MlpComparison.Arm> select(Predicate<MlpComparison.Arm> kept) {
    return arms.stream().filter(kept).toList();
  }

  /** Means over unlike folds have no order. */
  private boolean isWhole(List<MlpComparison.Arm> methods) {
    return methods.size() == question.methods().size()
        && methods.stream().allMatch(arm -> arm.missing().isEmpty());
  }

  private static boolean is(Optional<MlpComparison.Difference> difference, Verdict verdict) {
    return difference.filter(d -> d.verdict() == verdict).isPresent();
  }

  private static List<String> named(
      List<MlpComparison.Arm> arms, Predicate<MlpComparison.Arm> kept) {
    return arms.stream().filter(kept).map(MlpComparison.Arm::data).toList();
  }

  private static OptionalDouble meanRank(
      List<List<MlpComparison.Arm>> ranked,
      String method,
      ToDoubleFunction<MlpComparison.Arm> error) {
    return ranked.stream()
        .mapToDouble(
            arms -> {
              double own =
                  arms.stream()
                      .filter(arm -> arm.method().equals(method))
                      .mapToDouble(error)
                      .findFirst()
                      .orElseThrow();
              return rank(own, arms.stream().mapToDouble(error).toArray());
            })
        .average();
  }

  /** 1 for the lowest; equal ones share the mean of their places. */
  private static double rank(double own, double[] all) {
    double rank = 0.5;
    for (double each : all) {
      rank += each < own ? 1 : each == own ? 0.5 : 0;
    }
    return rank;
  }
}
