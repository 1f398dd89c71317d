package io.sluice.experiment;

import io.sluice.measure.Sample;
import io.sluice.run.CurveRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How the losses of a study's runs went. Only runs that reached the study's end have a part in a
 * mean: a mean over those that are left would turn where others stop.
 */
public final class Curves {
  private final Analysis analysis;
  private final Map<Map<String, String>, Map<Trial, NavigableMap<Long, CurveRow>>> runs =
      new HashMap<>();

  private Curves(Analysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Sorts the rows.
   *
   * @param analysis the study's numbers
   * @param rows of {@code curves.csv}; of runs of several lengths the longest count
   * @return none without rows, as studies of earlier versions are
   * @throws IllegalArgumentException if one is not in the plan or occurs twice
   */
  public static Optional<Curves> of(Analysis analysis, List<CurveRow> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Plan plan = analysis.plan();
    Map<String, Map<String, String>> arms = new HashMap<>();
    plan.arms().forEach(arm -> arms.put(analysis.label(arm), arm));
    Map<String, Long> longest =
        rows.stream().collect(Collectors.toMap(CurveRow::arm, CurveRow::steps, Math::max));
    Curves curves = new Curves(analysis);
    for (CurveRow row : rows) {
      Map<String, String> arm = arms.get(row.arm());
      Trial trial = new Trial(row.seed(), row.fold().orElse(0));
      if (arm == null || !plan.trials().contains(trial)) {
        throw refused(plan, row, "is not in the study's plan");
      }
      if (row.steps() < longest.get(row.arm())) {
        continue;
      }
      CurveRow other =
          curves
              .runs
              .computeIfAbsent(arm, each -> new HashMap<>())
              .computeIfAbsent(trial, each -> new TreeMap<>())
              .put(row.step(), row);
      if (other != null) {
        throw refused(plan, row, "occurs twice");
      }
    }
    return Optional.of(curves);
  }

  private static IllegalArgumentException refused(Plan plan, CurveRow row, String what) {
    return new IllegalArgumentException(
        "the curves of %s cannot be reported: the row of %s, seed %d, step %d %s"
            .formatted(plan.name(), row.arm(), row.seed(), row.step(), what));
  }

  /** Whether a run reached the end, so that its curve is as long as the others. */
  private boolean isWhole(Map<String, String> arm, Trial trial) {
    Plan plan = analysis.plan();
    return analysis.value(arm, trial, plan.end(), plan.metric()).isPresent()
        && runs.getOrDefault(arm, Map.of()).containsKey(trial);
  }

  /** The runs that have a part in an arm's curve, in the order of the plan. */
  public List<Trial> whole(Map<String, String> arm) {
    return analysis.plan().trials().stream().filter(trial -> isWhole(arm, trial)).toList();
  }

  /** The runs that have results and no part in a curve, as a note names them. */
  public List<String> leftOut() {
    return analysis.arms().stream()
        .flatMap(
            arm ->
                analysis.runs(arm).stream()
                    .filter(trial -> !isWhole(arm, trial))
                    .map(trial -> analysis.label(arm) + ", " + trial))
        .toList();
  }

  /** The rows of a run, ascending. */
  private NavigableMap<Long, CurveRow> rows(Map<String, String> arm, Trial trial) {
    return runs.get(arm).get(trial);
  }

  /** Operations of the whole training of an arm, mean over its runs; absent without a curve. */
  public OptionalDouble flops(Map<String, String> arm) {
    return whole(arm).stream()
        .flatMapToDouble(
            trial ->
                rows(arm, trial).values().stream()
                    .flatMapToDouble(row -> row.flops().stream())
                    .max()
                    .stream())
        .average();
  }

  /**
   * The mean curve of an arm.
   *
   * @param arm which
   * @param kind of what
   * @return at the steps that all of its runs have, ascending; none without a run
   */
  public List<CurveMean> mean(Map<String, String> arm, CurveKind kind) {
    List<Trial> whole = whole(arm);
    List<CurveMean> means = new ArrayList<>();
    for (long step : steps(List.of(arm), whole, kind)) {
      List<CurveRow> rows = whole.stream().map(trial -> rows(arm, trial).get(step)).toList();
      Sample sample =
          Sample.of(rows.stream().mapToDouble(row -> kind.value(row).orElseThrow()).toArray());
      means.add(
          new CurveMean(
              step,
              rows.stream().mapToDouble(CurveRow::examples).average().orElseThrow(),
              rows.stream().mapToDouble(CurveRow::elapsedS).average().orElseThrow(),
              sample.mean(),
              sample.standardDeviation()));
    }
    return means;
  }

  /** The steps at which all of some runs have a value. */
  private Set<Long> steps(List<Map<String, String>> arms, List<Trial> trials, CurveKind kind) {
    Set<Long> common = new TreeSet<>();
    boolean first = true;
    for (Map<String, String> arm : arms) {
      for (Trial trial : trials) {
        Set<Long> own =
            rows(arm, trial).values().stream()
                .filter(row -> kind.value(row).isPresent())
                .map(CurveRow::step)
                .collect(Collectors.toSet());
        if (first) {
          common.addAll(own);
          first = false;
        } else {
          common.retainAll(own);
        }
      }
    }
    return common;
  }

  /**
   * An arm beside its baseline.
   *
   * @param arm which
   * @param kind of what
   * @return pair by pair; none for the baseline itself, without a pair or without a common step
   */
  public Optional<PairedCurves> paired(Map<String, String> arm, CurveKind kind) {
    Plan plan = analysis.plan();
    Map<String, String> baseline = plan.baselineOf(arm);
    if (plan.isBaseline(arm)) {
      return Optional.empty();
    }
    List<Trial> both = whole(arm).stream().filter(trial -> isWhole(baseline, trial)).toList();
    List<Long> steps = List.copyOf(steps(List.of(arm, baseline), both, kind));
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    List<PairedCurves.Pair> pairs =
        both.stream()
            .collect(
                Collectors.groupingBy(
                    plan.pairing()::pair, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(
                trials ->
                    new PairedCurves.Pair(
                        values(arm, trials, steps, kind), values(baseline, trials, steps, kind)))
            .toList();
    List<CurveRow> ends =
        both.stream()
            .map(trial -> rows(arm, trial).lastEntry().getValue())
            .sorted(Comparator.comparing(CurveRow::step))
            .toList();
    CurveRow end = ends.get(0);
    return Optional.of(
        new PairedCurves(
            steps.stream().map(Long::doubleValue).toList(),
            pairs,
            analysis.at(arm, plan.end()).get(0).testOverTraining(),
            plan.seedsUntil(),
            end.step() == 0 ? 0 : (double) end.examples() / end.step()));
  }

  /** Means over the runs of a pair, step by step. */
  private List<Double> values(
      Map<String, String> arm, List<Trial> trials, List<Long> steps, CurveKind kind) {
    return steps.stream()
        .map(
            step ->
                Sample.of(
                        trials.stream()
                            .mapToDouble(
                                trial -> kind.value(rows(arm, trial).get(step)).orElseThrow())
                            .toArray())
                    .mean())
        .toList();
  }
}
