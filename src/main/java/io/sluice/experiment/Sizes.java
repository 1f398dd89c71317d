package io.sluice.experiment;

import io.sluice.measure.PairedDifference;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arms of a study as sizes of a few kinds of model. A factor is a size where its levels, all
 * others held, make the number of parameters at least {@value #SPAN} times as large: numbers such
 * as a width or a count of layers, and nets that differ in numbers alone.
 */
public final class Sizes {
  /** Less would tell of noise. */
  static final double SPAN = 1.5;

  private final Analysis analysis;
  private final List<Item> items;
  private final Map<String, Factor> factors = new LinkedHashMap<>();
  private final Set<String> sizes = new TreeSet<>();

  /** An arm with what it is made of. */
  private record Item(Map<String, String> arm, String line, Map<String, String> settings) {}

  /** What sizes of one kind have in common: settings, and of sizes their families. */
  private record Key(String line, Map<String, String> settings) {}

  /**
   * A model in several sizes.
   *
   * @param context what is held besides, in words; may be empty
   * @param name what is compared
   * @param arms of ascending parameters, at least two
   * @param baselines the arm of the baseline in each size, or none
   */
  public record Kind(
      String context,
      String name,
      List<Map<String, String>> arms,
      List<Optional<Map<String, String>>> baselines) {

    /** Whether it is what the others are compared with. */
    public boolean isBaseline() {
      return baselines.stream().allMatch(Optional::isEmpty);
    }
  }

  /**
   * Looks for sizes.
   *
   * @param analysis the study's numbers
   */
  public Sizes(Analysis analysis) {
    this.analysis = analysis;
    Plan plan = analysis.plan();
    plan.held().forEach(factor -> factors.put(factor.name(), factor));
    plan.crossing().stream()
        .flatMap(all -> all.factors().stream())
        .forEach(factor -> factors.put(factor.name(), factor));
    items = analysis.arms().stream().map(arm -> item(plan, arm)).toList();
    factors.keySet().stream().filter(this::isSize).forEach(sizes::add);
  }

  private static Item item(Plan plan, Map<String, String> arm) {
    Map<String, String> settings = new TreeMap<>();
    plan.held().forEach(factor -> settings.put(factor.name(), arm.get(factor.name())));
    String level = arm.get(plan.compared());
    Optional<FactorialDesign.Combination> combination =
        plan.crossing().stream()
            .flatMap(all -> all.combinations().stream())
            .filter(each -> each.notation().equals(level))
            .findFirst();
    combination.ifPresent(each -> settings.putAll(each.settings()));
    return new Item(
        arm, combination.map(FactorialDesign.Combination::line).orElse(level), settings);
  }

  private double parameters(Item item) {
    return analysis.describing(item.arm(), Metric.PARAMETERS).orElse(0);
  }

  private boolean isSize(String factor) {
    return groups(Set.of(factor)).values().stream()
        .anyMatch(
            group -> {
              double[] all = group.stream().mapToDouble(this::parameters).sorted().toArray();
              return all.length > 1 && all[0] > 0 && all[all.length - 1] >= SPAN * all[0];
            });
  }

  private Map<Key, List<Item>> groups(Set<String> varied) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                item -> key(item, varied), LinkedHashMap::new, Collectors.toList()));
  }

  private Key key(Item item, Set<String> varied) {
    Map<String, String> settings = new TreeMap<>(item.settings());
    settings.replaceAll(
        (name, level) -> varied.contains(name) ? factors.get(name).level(level).family() : level);
    return new Key(item.line(), settings);
  }

  /** The kinds that have several sizes, those of a context together, each in the order of arms. */
  public List<Kind> kinds() {
    if (sizes.isEmpty()) {
      return List.of();
    }
    return groups(sizes).values().stream()
        .map(group -> group.stream().sorted(Comparator.comparingDouble(this::parameters)).toList())
        .filter(group -> group.stream().mapToDouble(this::parameters).distinct().count() > 1)
        .map(this::kind)
        .sorted(Comparator.comparing(kind -> contexts().indexOf(kind.context())))
        .toList();
  }

  private List<String> contexts() {
    return items.stream().map(this::context).distinct().toList();
  }

  private Kind kind(List<Item> group) {
    Item first = group.get(0);
    Map<String, String> crossed = new TreeMap<>(first.settings());
    crossed.keySet().removeAll(sizes);
    analysis.plan().held().forEach(factor -> crossed.remove(factor.name()));
    String name =
        Stream.concat(
                Stream.of(first.line()),
                crossed.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()))
            .collect(Collectors.joining(", "));
    return new Kind(
        context(first),
        name,
        group.stream().map(Item::arm).toList(),
        group.stream().map(this::baseline).toList());
  }

  /** Held factors, of sizes what they have in common, where there are several. */
  private String context(Item item) {
    return analysis.plan().held().stream()
        .filter(factor -> factor.levels().size() > 1)
        .map(factor -> key(item, sizes).settings().get(factor.name()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The names of the factors that a context is of, in words. */
  public String contextName() {
    return analysis.plan().held().stream()
        .filter(factor -> factor.levels().size() > 1)
        .map(Factor::name)
        .filter(
            name ->
                items.stream().anyMatch(item -> !key(item, sizes).settings().get(name).isEmpty()))
        .collect(Collectors.joining(", "));
  }

  /** The baseline's line in this size, with these settings or those of the baseline itself. */
  private Optional<Map<String, String>> baseline(Item item) {
    Plan plan = analysis.plan();
    Item baseline = item(plan, plan.baselineOf(item.arm()));
    if (item.line().equals(baseline.line())) {
      return Optional.empty();
    }
    Map<String, String> own = new TreeMap<>(baseline.settings());
    item.settings()
        .forEach(
            (name, level) -> {
              if (sizes.contains(name)) {
                own.put(name, level);
              }
            });
    return Stream.of(item.settings(), own)
        .flatMap(
            wanted ->
                items.stream()
                    .filter(each -> each.line().equals(baseline.line()))
                    .filter(each -> each.settings().equals(wanted)))
        .map(Item::arm)
        .findFirst();
  }

  /** The values of an arm's runs at the end, by what is paired. */
  public Map<Object, Double> values(Map<String, String> arm, Metric metric) {
    Plan plan = analysis.plan();
    return analysis.at(arm, plan.end()).stream()
        .filter(run -> run.value(metric).isPresent())
        .collect(
            Collectors.groupingBy(
                run -> plan.pairing().pair(run.trial()),
                LinkedHashMap::new,
                Collectors.averagingDouble(run -> run.value(metric).orElseThrow())));
  }

  /**
   * An arm less another at the end, in pairs.
   *
   * @param arm which
   * @param baseline which other
   * @param metric by which
   * @return none without a pair
   */
  public Optional<PairedDifference> gap(
      Map<String, String> arm, Map<String, String> baseline, Metric metric) {
    Map<Object, Double> own = values(arm, metric);
    Map<Object, Double> other = values(baseline, metric);
    List<Object> both = own.keySet().stream().filter(other::containsKey).toList();
    return difference(
        both.stream().mapToDouble(own::get).toArray(),
        both.stream().mapToDouble(other::get).toArray(),
        arm);
  }

  /**
   * One number a pair of two arms.
   *
   * @param own of the first
   * @param other of the second
   * @param arm whose runs they are of
   * @return their differences; none without a pair
   */
  public Optional<PairedDifference> difference(
      double[] own, double[] other, Map<String, String> arm) {
    if (own.length == 0) {
      return Optional.empty();
    }
    double shared =
        analysis.at(arm, analysis.plan().end()).stream()
            .mapToDouble(Observation::testOverTraining)
            .findFirst()
            .orElse(0);
    return Optional.of(PairedDifference.of(own, other, shared, analysis.plan().seedsUntil()));
  }

  /** Trained numbers of an arm. */
  public double parameters(Map<String, String> arm) {
    return analysis.describing(arm, Metric.PARAMETERS).orElse(0);
  }
}
