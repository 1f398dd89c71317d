package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.measure.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How methods do over all data sets. */
final class Rankings {
  private final Analysis analysis;
  private final Plan plan;

  private Rankings(Analysis analysis) {
    this.analysis = analysis;
    plan = analysis.plan();
  }

  /**
   * One method over the data sets.
   *
   * @param method the method
   * @param hidden units of the hidden layer
   * @param ranked data sets on which all methods have all runs
   * @param testRank mean over those of its place by test error, 1 the lowest; absent if there is
   *     none
   * @param trainingRank likewise by training error
   * @param verdicts the data sets by what its test error is against the baseline's
   * @param trainingOnly data sets where its training error is lower and its test error is not
   */
  record Ranking(
      String method,
      long hidden,
      int ranked,
      OptionalDouble testRank,
      OptionalDouble trainingRank,
      Map<Verdict, List<String>> verdicts,
      List<String> trainingOnly) {
    List<String> on(Verdict verdict) {
      return verdicts.getOrDefault(verdict, List.of());
    }
  }

  /** By hidden units, then in the order of the methods. */
  static List<Ranking> all(Analysis analysis) {
    return new Rankings(analysis).all();
  }

  static Optional<Section> section(Analysis analysis) {
    return Optional.of(new Rankings(analysis).section());
  }

  private List<Ranking> all() {
    List<Ranking> all = new ArrayList<>();
    for (String hidden : plan.factor(MlpReport.HIDDEN).notations()) {
      for (String method : plan.comparedLevels()) {
        List<Map<String, String>> own =
            analysis.arms().stream()
                .filter(arm -> arm.get(MlpReport.HIDDEN).equals(hidden))
                .filter(arm -> arm.get(MlpReport.METHOD).equals(method))
                .toList();
        if (!own.isEmpty()) {
          all.add(ranking(method, Long.parseLong(hidden), own));
        }
      }
    }
    return all;
  }

  private Ranking ranking(String method, long hidden, List<Map<String, String>> own) {
    List<Map<String, String>> ranked = own.stream().filter(this::isWhole).toList();
    return new Ranking(
        method,
        hidden,
        ranked.size(),
        meanRank(ranked, MlpReport.TEST),
        meanRank(ranked, MlpReport.TRAINING),
        own.stream()
            .filter(arm -> verdict(arm, MlpReport.TEST).isPresent())
            .collect(
                Collectors.groupingBy(
                    arm -> verdict(arm, MlpReport.TEST).orElseThrow(),
                    Collectors.mapping(
                        arm -> arm.get(MlpReport.DATA), Collectors.toUnmodifiableList()))),
        named(
            own,
            arm ->
                verdict(arm, MlpReport.TRAINING).filter(v -> v == Verdict.LOWER).isPresent()
                    && verdict(arm, MlpReport.TEST).filter(v -> v == Verdict.LOWER).isEmpty()));
  }

  private Optional<Verdict> verdict(Map<String, String> arm, Metric metric) {
    return analysis.cell(arm, plan.end(), metric).difference().map(d -> d.verdict());
  }

  private static List<String> named(
      List<Map<String, String>> arms, Predicate<Map<String, String>> kept) {
    return arms.stream().filter(kept).map(arm -> arm.get(MlpReport.DATA)).toList();
  }

  /** What the arm is compared with, and itself. */
  private List<Map<String, String>> rivals(Map<String, String> arm) {
    return plan.arms().stream()
        .filter(
            other ->
                plan.held().stream()
                    .allMatch(held -> other.get(held.name()).equals(arm.get(held.name()))))
        .toList();
  }

  /** Means over unlike folds have no order. */
  private boolean isWhole(Map<String, String> arm) {
    return rivals(arm).stream()
        .allMatch(rival -> analysis.runs(rival).size() == plan.trials().size());
  }

  private OptionalDouble meanRank(List<Map<String, String>> arms, Metric metric) {
    return arms.stream().mapToDouble(arm -> rank(arm, metric)).average();
  }

  /** 1 for the lowest; equal ones share the mean of their places. */
  private double rank(Map<String, String> arm, Metric metric) {
    double own = analysis.cell(arm, plan.end(), metric).mean().orElseThrow();
    double rank = 0.5;
    for (Map<String, String> rival : rivals(arm)) {
      double each = analysis.cell(rival, plan.end(), metric).mean().orElseThrow();
      rank += each < own ? 1 : each == own ? 0.5 : 0;
    }
    return rank;
  }

  private Section section() {
    List<Ranking> all = all();
    boolean sizes = all.stream().map(Ranking::hidden).distinct().count() > 1;
    List<Column<Ranking>> columns = new ArrayList<>();
    columns.add(Column.words("method", Ranking::method));
    if (sizes) {
      columns.add(Column.numbers("hidden", ranking -> Numbers.count(ranking.hidden())));
    }
    columns.addAll(
        List.of(
            Column.numbers("test rank", ranking -> Numbers.points(ranking.testRank(), 1)),
            Column.<Ranking>numbers(
                    "training rank", ranking -> Numbers.points(ranking.trainingRank(), 1))
                .detail(),
            Column.numbers("lower", ranking -> count(ranking, ranking.on(Verdict.LOWER))),
            Column.numbers(
                "within noise", ranking -> count(ranking, ranking.on(Verdict.WITHIN_NOISE))),
            Column.numbers("higher", ranking -> count(ranking, ranking.on(Verdict.HIGHER))),
            Column.<Ranking>numbers(
                    "training only", ranking -> count(ranking, ranking.trainingOnly()))
                .detail()));
    List<String> notes = new ArrayList<>();
    long sets = analysis.arms().stream().map(arm -> arm.get(MlpReport.DATA)).distinct().count();
    notes.add(
        "ranks: mean place among the methods by test and by training error, 1 the lowest, over the data sets on which all methods have all runs, %s"
            .formatted(
                Numbers.list(
                    all.stream()
                        .map(Ranking::ranked)
                        .distinct()
                        .map(count -> "%d of %d".formatted(count, sets))
                        .toList())));
    notes.add(
        "lower, within noise, higher: on how many data sets the test error is that against %s; training only: on how many a method fits the training data better than %1$s and is no better on test"
            .formatted(plan.baseline()));
    all.forEach(ranking -> trainingOnly(ranking, sizes).ifPresent(notes::add));
    return Section.of("Over the data sets", List.of(ReportTable.of(all, columns)), notes)
        .with("rankings", all);
  }

  private String count(Ranking ranking, List<String> sets) {
    return ranking.method().equals(plan.baseline()) ? "" : Integer.toString(sets.size());
  }

  /** What the test errors do not say. */
  private Optional<String> trainingOnly(Ranking ranking, boolean sizes) {
    return ranking.trainingOnly().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s%s fits only the training data better than %s on %s"
                .formatted(
                    ranking.method(),
                    sizes ? ", %s hidden,".formatted(Numbers.count(ranking.hidden())) : "",
                    plan.baseline(),
                    Numbers.list(ranking.trainingOnly())));
  }
}
