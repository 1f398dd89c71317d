package io.sluice.experiment;

import io.sluice.measure.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a study comes to in one line, for an index of many. */
final class Answer {
  /** More names than one reads in a line. */
  private static final int MOST_NAMED = 2;

  private final Analysis analysis;
  private final Plan plan;

  private Answer(Analysis analysis) {
    this.analysis = analysis;
    plan = analysis.plan();
  }

  static String of(Analysis analysis) {
    return new Answer(analysis).line();
  }

  private String line() {
    List<Cell> cells =
        analysis.arms().stream()
            .map(arm -> analysis.last(arm, plan.metric()))
            .filter(cell -> cell.difference().isPresent())
            .toList();
    if (cells.isEmpty()) {
      return "nothing to compare yet";
    }
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      List<Cell> group =
          cells.stream()
              .filter(cell -> cell.difference().orElseThrow().verdict() == verdict)
              .sorted(Comparator.comparingDouble((Cell cell) -> -Math.abs(share(cell))))
              .toList();
      if (!group.isEmpty()) {
        parts.add(verdict.words() + " " + part(group, cells.size()));
      }
    }
    return "%s against %s after %s: %s"
        .formatted(
            plan.metric().words(),
            plan.baseline(),
            Numbers.count(plan.end(), plan.clock()),
            String.join("; ", parts));
  }

  private String part(List<Cell> group, int all) {
    if (group.size() <= MOST_NAMED) {
      return "with " + Numbers.list(group.stream().map(this::named).toList());
    }
    boolean noise = group.get(0).difference().orElseThrow().verdict() == Verdict.WITHIN_NOISE;
    return "in %d of %d%s"
        .formatted(group.size(), all, noise ? "" : ", most with %s".formatted(named(group.get(0))));
  }

  private String named(Cell cell) {
    String level = cell.arm().get(plan.compared());
    boolean contexts = analysis.arms().stream().map(analysis::context).distinct().count() > 1;
    return "%s%s (%s)"
        .formatted(level, contexts ? " on " + analysis.context(cell.arm()) : "", size(cell));
  }

  /** Of the baseline, so that unlike contexts have an order. */
  private static double share(Cell cell) {
    Difference difference = cell.difference().orElseThrow();
    return difference.baseline() == 0
        ? difference.mean()
        : difference.mean() / difference.baseline();
  }

  private String size(Cell cell) {
    double mean = cell.difference().orElseThrow().mean();
    return switch (plan.metric().better()) {
      case HIGHER -> Numbers.points(mean) + " points";
      case LOWER, NEITHER ->
          plan.metric().unit().isEmpty() ? Numbers.percent(share(cell)) : Numbers.nats(mean);
    };
  }

  /** How many runs, and how long they trained in all, one after the other. */
  static String cost(Analysis analysis) {
    Map<List<Object>, Double> runs = new HashMap<>();
    for (Observation each : analysis.observations()) {
      runs.merge(
          List.of(each.arm(), each.trial(), each.value(Metric.SCHEDULE).orElse(0)),
          each.value(Metric.ELAPSED).orElse(0),
          Math::max);
    }
    return "%s, %s"
        .formatted(
            Numbers.count(runs.size(), "run"),
            Numbers.duration(runs.values().stream().mapToDouble(Double::doubleValue).sum()));
  }
}
