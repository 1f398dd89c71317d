package io.sluice.experiment;

import io.sluice.measure.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The main effects of a study's factors at its last mark, over complete blocks, in pairs. */
final class Effects {
  private final Analysis analysis;
  private final Metric metric;
  private final List<Item> items;
  private final List<List<Trial>> pairs;

  /** An arm with the levels that it is made of. */
  private record Item(Map<String, String> arm, String line, Map<String, String> settings) {}

  /** A line with all factors but one held at a level. */
  private record Block(String line, Map<String, String> others) {}

  Effects(Analysis analysis, Metric metric) {
    this.analysis = analysis;
    this.metric = metric;
    Plan plan = analysis.plan();
    items =
        plan.crossing()
            .map(
                crossing ->
                    plan.contexts().stream()
                        .flatMap(
                            context ->
                                crossing.combinations().stream()
                                    .map(
                                        each ->
                                            new Item(
                                                with(
                                                    context,
                                                    Map.of(plan.compared(), each.notation())),
                                                each.line(),
                                                with(context, each.settings()))))
                        .toList())
            .orElseGet(() -> plan.arms().stream().map(arm -> new Item(arm, "", arm)).toList());
    Collection<List<Trial>> all =
        plan.trials().stream()
            .filter(trial -> plan.arms().stream().allMatch(arm -> isThere(arm, trial)))
            .collect(
                Collectors.groupingBy(
                    plan.pairing()::pair, LinkedHashMap::new, Collectors.toList()))
            .values();
    pairs = List.copyOf(all);
  }

  private static Map<String, String> with(Map<String, String> one, Map<String, String> other) {
    Map<String, String> both = new LinkedHashMap<>(one);
    both.putAll(other);
    return both;
  }

  private boolean isThere(Map<String, String> arm, Trial trial) {
    return analysis.at(arm, analysis.plan().end()).stream()
        .anyMatch(run -> run.trial().equals(trial));
  }

  private OptionalDouble value(Item item, Trial trial) {
    return analysis.value(item.arm(), trial, analysis.plan().end(), metric);
  }

  List<Effect> of(List<Factor> factors) {
    Family family = new Family(analysis.plan().seedsUntil());
    List<Level> levels = factors.stream().flatMap(each -> of(each, family).stream()).toList();
    Iterator<Difference> judged = family.differences().iterator();
    return levels.stream()
        .map(level -> level.isCompared() ? level.effect().with(judged.next()) : level.effect())
        .toList();
  }

  /** An effect whose difference is one of the family's, or that has none. */
  private record Level(Effect effect, boolean isCompared) {}

  private List<Level> of(Factor factor, Family family) {
    Map<Block, Map<String, Item>> blocks = new LinkedHashMap<>();
    for (Item item : items) {
      String level = item.settings().get(factor.name());
      if (level != null) {
        Map<String, String> others = new LinkedHashMap<>(item.settings());
        others.remove(factor.name());
        blocks
            .computeIfAbsent(new Block(item.line(), others), block -> new LinkedHashMap<>())
            .put(level, item);
      }
    }
    List<Map<String, Item>> complete =
        blocks.values().stream().filter(block -> isComplete(block, factor)).toList();
    boolean any = !complete.isEmpty() && !pairs.isEmpty();
    List<Level> levels = new ArrayList<>();
    String first = factor.notations().get(0);
    for (String level : factor.notations()) {
      Optional<Sample> sample =
          any ? Optional.of(Sample.of(means(complete, level))) : Optional.empty();
      Effect effect =
          new Effect(
              factor.name(),
              level,
              complete.size(),
              blocks.size(),
              any ? pairs.size() : 0,
              sample.stream().mapToDouble(Sample::mean).findFirst(),
              sample.map(Sample::standardDeviation).orElse(OptionalDouble.empty()),
              Optional.empty());
      boolean isCompared = any && !level.equals(first);
      if (isCompared) {
        family.add(
            means(complete, level),
            means(complete, first),
            testOverTraining(),
            OptionalDouble.empty());
      }
      levels.add(new Level(effect, isCompared));
    }
    return levels;
  }

  private double testOverTraining() {
    return analysis.observations().get(0).testOverTraining();
  }

  private boolean isComplete(Map<String, Item> block, Factor factor) {
    return block.keySet().containsAll(factor.notations())
        && block.values().stream()
            .allMatch(
                item ->
                    pairs.stream()
                        .flatMap(List::stream)
                        .allMatch(trial -> value(item, trial).isPresent()));
  }

  /** The mean over the blocks, one a pair. */
  private double[] means(List<Map<String, Item>> blocks, String level) {
    return pairs.stream()
        .mapToDouble(
            trials ->
                Sample.of(
                        blocks.stream()
                            .flatMapToDouble(
                                block ->
                                    trials.stream()
                                        .mapToDouble(
                                            trial -> value(block.get(level), trial).orElseThrow()))
                            .toArray())
                    .mean())
        .toArray();
  }
}
