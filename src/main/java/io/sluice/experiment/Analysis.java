package io.sluice.experiment;

import io.sluice.measure.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statistics of a study: means and spreads over its runs, and differences to the baseline in
 * pairs. Equal observations give equal numbers, in whatever order they come.
 */
public final class Analysis {
  private final Plan plan;
  private final List<Observation> observations;
  private final Map<Map<String, String>, NavigableMap<Long, Map<Trial, Observation>>> places =
      new HashMap<>();

  /** The differences at the study's marks, judged together. */
  private final Map<Place, Difference> judged = new HashMap<>();

  private record Place(Map<String, String> arm, long checkpoint, Metric metric) {}

  /**
   * Checks the observations.
   *
   * @param plan what was to be compared
   * @param observations what runs came to; some may be missing
   * @throws IllegalArgumentException if there are none, or one is not in the plan or occurs twice
   */
  public Analysis(Plan plan, List<Observation> observations) {
    this.plan = plan;
    this.observations = List.copyOf(observations);
    if (observations.isEmpty()) {
      throw new IllegalArgumentException(
          "the study %s has no results yet: let at least one run finish".formatted(plan.name()));
    }
    for (Observation each : observations) {
      if (!isPlanned(each)) {
        throw refused(each, "is not in the study's plan");
      }
      Observation other =
          places
              .computeIfAbsent(each.arm(), arm -> new TreeMap<>())
              .computeIfAbsent(each.checkpoint(), checkpoint -> new HashMap<>())
              .put(each.trial(), each);
      if (other != null) {
        throw refused(each, "occurs twice");
      }
    }
    plan.metrics().forEach(this::judge);
  }

  private boolean isPlanned(Observation each) {
    return plan.trials().contains(each.trial())
        && each.checkpoint() <= plan.end()
        && plan.factors().stream()
            .allMatch(factor -> factor.notations().contains(each.arm().get(factor.name())));
  }

  /**
   * Why a study's results cannot be reported.
   *
   * @param row the observation that does not fit
   * @param what is wrong with it
   * @return the sentence
   */
  public IllegalArgumentException refused(Observation row, String what) {
    return new IllegalArgumentException(
        "the results of %s cannot be reported: the row of %s, %s, %s %d %s"
            .formatted(
                plan.name(), label(row.arm()), row.trial(), plan.clock(), row.checkpoint(), what));
  }

  /** An arm in words: {@code mlp(5) with relu}. */
  public String label(Map<String, String> arm) {
    return plan.factors().stream()
        .map(factor -> arm.get(factor.name()))
        .collect(Collectors.joining(" with "));
  }

  /**
   * What an arm is compared in: {@code mlp(5)}; of {@code abalone} and 10 hidden units the second
   * only where there are others.
   */
  public String context(Map<String, String> arm) {
    List<String> words = new ArrayList<>();
    for (Factor factor : plan.held()) {
      String level = arm.get(factor.name());
      if (words.isEmpty()) {
        words.add(level);
      } else if (arms().stream().map(other -> other.get(factor.name())).distinct().count() > 1) {
        words.add(
            factor.isNumeric()
                ? Numbers.count(Long.parseLong(level)) + " " + factor.name()
                : level);
      }
    }
    return String.join(", ", words);
  }

  /**
   * Refuses rows of other data, machines or settings, which are another experiment's.
   *
   * @param rows those that the observations were made of, in their order
   * @param group rows of one group must be alike
   * @param conditions in what
   * @param <R> a row
   */
  public <R> void requireAlike(List<R> rows, Function<R, ?> group, Function<R, ?> conditions) {
    Map<Object, Object> first = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Object own = conditions.apply(rows.get(i));
      if (!own.equals(first.computeIfAbsent(group.apply(rows.get(i)), each -> own))) {
        throw refused(
            observations.get(i),
            "was made under other conditions than the first row, so they cannot be compared");
      }
    }
  }

  /** Refuses a run without all checkpoints of its arm: a mean over runs is one over all of them. */
  public void requireWhole() {
    for (Map<String, String> arm : arms()) {
      for (Trial trial : runs(arm)) {
        for (long checkpoint : checkpoints(arm)) {
          if (!there(arm, checkpoint).containsKey(trial)
              || !there(arm, plan.end()).containsKey(trial)) {
            throw refused(
                places.get(arm).values().stream()
                    .filter(runs -> runs.containsKey(trial))
                    .reduce((before, last) -> last)
                    .orElseThrow()
                    .get(trial),
                "is the last of a run that was not measured at every %s of the others and at %d"
                    .formatted(plan.clock(), plan.end()));
          }
        }
      }
    }
  }

  /** What was to be compared. */
  public Plan plan() {
    return plan;
  }

  /** What runs came to. */
  public List<Observation> observations() {
    return observations;
  }

  /** The arms with any run, in the order of the plan. */
  public List<Map<String, String>> arms() {
    return plan.arms().stream().filter(places::containsKey).toList();
  }

  /** The checkpoints of an arm, ascending. */
  public List<Long> checkpoints(Map<String, String> arm) {
    return List.copyOf(places.getOrDefault(arm, new TreeMap<>()).keySet());
  }

  /** The trials of an arm that are there, diverged ones included, in the order of the plan. */
  public List<Trial> runs(Map<String, String> arm) {
    return plan.trials().stream()
        .filter(
            trial ->
                places.getOrDefault(arm, new TreeMap<>()).values().stream()
                    .anyMatch(there -> there.containsKey(trial)))
        .toList();
  }

  private Map<Trial, Observation> there(Map<String, String> arm, long checkpoint) {
    return places.getOrDefault(arm, new TreeMap<>()).getOrDefault(checkpoint, Map.of());
  }

  /** The runs of an arm at a checkpoint, in the order of the plan. */
  public List<Observation> at(Map<String, String> arm, long checkpoint) {
    Map<Trial, Observation> there = there(arm, checkpoint);
    return plan.trials().stream().filter(there::containsKey).map(there::get).toList();
  }

  /** What one run of an arm came to. */
  public OptionalDouble value(
      Map<String, String> arm, Trial trial, long checkpoint, Metric metric) {
    Observation run = there(arm, checkpoint).get(trial);
    return run == null ? OptionalDouble.empty() : run.value(metric);
  }

  /** A number that describes an arm rather than its runs, such as its parameters. */
  public OptionalDouble describing(Map<String, String> arm, Metric metric) {
    return checkpoints(arm).stream()
        .flatMap(checkpoint -> at(arm, checkpoint).stream())
        .flatMapToDouble(run -> run.value(metric).stream())
        .findFirst();
  }

  /** One metric of all arms at all marks that they have, mark by mark. */
  public List<Cell> cells(Metric metric) {
    return plan.marks().stream().flatMap(mark -> cells(metric, mark).stream()).toList();
  }

  /** One metric of the arms that have a run at a checkpoint. */
  public List<Cell> cells(Metric metric, long checkpoint) {
    return plan.arms().stream()
        .filter(arm -> !there(arm, checkpoint).isEmpty())
        .map(arm -> cell(arm, checkpoint, metric))
        .toList();
  }

  /** One metric of an arm at a checkpoint. */
  public Cell cell(Map<String, String> arm, long checkpoint, Metric metric) {
    double[] values = values(at(arm, checkpoint), metric);
    return new Cell(
        arm,
        checkpoint,
        metric,
        values.length == 0 ? Optional.empty() : Optional.of(Sample.of(values)),
        difference(arm, checkpoint, metric));
  }

  /** One metric of an arm at the last mark that it has. */
  public Cell last(Map<String, String> arm, Metric metric) {
    List<Long> own = checkpoints(arm);
    return cell(arm, own.get(own.size() - 1), metric);
  }

  /** The main effects of factors' levels at the last mark of the plan, judged together. */
  public List<Effect> effects(List<Factor> factors, Metric metric) {
    return new Effects(this, metric).of(factors);
  }

  /**
   * The widest interval at the last mark, where it calls for another seed.
   *
   * @return its half width; none where seeds are a fixed number, the budget has ended, or every
   *     interval is narrow enough
   */
  public OptionalDouble tooWide() {
    return plan.seedsUntil().stream()
        .filter(rule -> plan.seeds().size() < rule.to())
        .flatMapToDouble(
            rule ->
                cells(plan.metric(), plan.end()).stream()
                    .flatMap(cell -> cell.difference().stream())
                    .flatMap(difference -> difference.interval().stream())
                    .mapToDouble(interval -> (interval.high() - interval.low()) / 2)
                    .filter(half -> half > rule.halfWidth()))
        .max();
  }

  /** How many runs are there, diverged ones included. */
  public int runs() {
    return arms().stream().mapToInt(arm -> runs(arm).size()).sum();
  }

  private static double[] values(Collection<Observation> runs, Metric metric) {
    return runs.stream().flatMapToDouble(run -> run.value(metric).stream()).toArray();
  }

  /** To the baseline, over the pairs that both have. */
  private Optional<Difference> difference(Map<String, String> arm, long checkpoint, Metric metric) {
    Difference known = judged.get(new Place(arm, checkpoint, metric));
    if (known != null) {
      return Optional.of(known);
    }
    Family alone = new Family(plan.seedsUntil());
    return add(alone, arm, checkpoint, metric)
        ? Optional.of(alone.differences().get(0))
        : Optional.empty();
  }

  /** Whether there is something to compare. */
  private boolean add(Family family, Map<String, String> arm, long checkpoint, Metric metric) {
    if (plan.isBaseline(arm)) {
      return false;
    }
    Map<Object, List<Observation>> own = pairs(arm, checkpoint, metric, plan.baselineOf(arm));
    Map<Object, List<Observation>> baseline = pairs(plan.baselineOf(arm), checkpoint, metric, arm);
    if (own.isEmpty()) {
      return false;
    }
    double[] beside = means(baseline.values(), metric);
    family.add(
        means(own.values(), metric),
        beside,
        own.values().iterator().next().get(0).testOverTraining(),
        metric.equals(plan.metric()) ? margin(Sample.of(beside).mean()) : OptionalDouble.empty());
    return true;
  }

  private OptionalDouble margin(double baseline) {
    return plan.margin().isPresent() && plan.metric().unit().isEmpty()
        ? OptionalDouble.of(plan.margin().getAsDouble() * Math.abs(baseline))
        : plan.margin();
  }

  /** The study's comparisons by a metric are one family, all marks together. */
  private void judge(Metric metric) {
    Family family = new Family(plan.seedsUntil());
    List<Place> compared = new ArrayList<>();
    for (long mark : plan.marks()) {
      for (Map<String, String> arm : plan.arms()) {
        if (add(family, arm, mark, metric)) {
          compared.add(new Place(arm, mark, metric));
        }
      }
    }
    List<Difference> differences = family.differences();
    for (int i = 0; i < compared.size(); i++) {
      judged.put(compared.get(i), differences.get(i));
    }
  }

  /** The runs of an arm that the other arm has too, those of a pair together. */
  private Map<Object, List<Observation>> pairs(
      Map<String, String> arm, long checkpoint, Metric metric, Map<String, String> other) {
    return at(arm, checkpoint).stream()
        .filter(run -> run.value(metric).isPresent())
        .filter(run -> value(other, run.trial(), checkpoint, metric).isPresent())
        .collect(
            Collectors.groupingBy(
                run -> plan.pairing().pair(run.trial()), LinkedHashMap::new, Collectors.toList()));
  }

  private static double[] means(Collection<List<Observation>> pairs, Metric metric) {
    return pairs.stream().mapToDouble(runs -> Sample.of(values(runs, metric)).mean()).toArray();
  }
}
