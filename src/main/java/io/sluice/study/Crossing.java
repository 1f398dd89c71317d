package io.sluice.study;

import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import io.sluice.recipe.Change;
import io.sluice.recipe.Recipes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the lines of a study come to: each line is crossed with the factors that stand in it, the
 * lines one after the other, and of the factors the first varying slowest.
 *
 * @param kind what the lines are of
 * @param combinations the variants, in that order
 * @param leftOut what is not legal by itself, in that order
 * @param <V> a variant
 */
public record Crossing<V>(
    VariantKind<V> kind, List<Combination<V>> combinations, List<LeftOut> leftOut) {

  /** Combinations of one line; each is trained. */
  private static final int MOST = 10_000;

  /** Copies the lists. */
  public Crossing {
    combinations = List.copyOf(combinations);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A variant and where it comes from.
   *
   * @param line the entry of the study's list
   * @param settings the value of each factor that stands in the line or is a key of the recipe, in
   *     the study's order
   * @param variant what the line comes to
   * @param changes what the recipe has elsewhere than as it is
   * @param notation of the variant
   * @param suffix the keys of the recipe in which combinations differ, with their values
   * @param <V> a variant
   */
  public record Combination<V>(
      Line line,
      Map<String, String> settings,
      V variant,
      List<Change> changes,
      String notation,
      String suffix) {

    /**
     * The same with another value of the recipe, which counts as if this had it from the beginning:
     * what goes with the value stays where this sets it.
     *
     * @param more what else the recipe has elsewhere than as it is
     * @return a copy of the same name
     */
    public Combination<V> with(Optional<Change> more) {
      List<Change> all = new ArrayList<>(changes);
      more.ifPresent(all::add);
      return new Combination<>(line, settings, variant, all, notation, suffix);
    }

    /** What rows of results are told apart by. */
    public String name() {
      return notation + suffix;
    }

    /**
     * The recipe of this combination.
     *
     * @param recipes of the suite
     * @param shared by all
     * @param origin what a refusal calls that
     * @param <R> a recipe
     * @return a copy with what this combination has elsewhere
     * @throws IllegalArgumentException if that is not legal, with this combination if another may
     *     be
     */
    public <R> R recipe(Recipes<R> recipes, R shared, String origin) {
      try {
        return recipes.changed(shared, changes, origin);
      } catch (IllegalArgumentException e) {
        if (suffix.isEmpty()) {
          throw e;
        }
        throw new IllegalArgumentException(
            "'factors': %s cannot be trained, take one of its values out: %s"
                .formatted(Quoted.plain(name()), e.getMessage()),
            e);
      }
    }
  }

  /**
   * A combination that is no variant.
   *
   * @param line the entry of the study's list
   * @param settings the value of each factor that stands in the line, in the study's order
   * @param notation what they come to
   * @param reason why that is not legal, in one sentence
   */
  public record LeftOut(Line line, Map<String, String> settings, String notation, String reason) {}

  /**
   * Crosses.
   *
   * @param kind what the lines are of
   * @param lines in the order of the tables
   * @param factors what stands in their braces, and keys of the recipe
   * @param <V> a variant
   * @return the product
   * @throws IllegalArgumentException naming the key, if a line names an unknown factor, a factor is
   *     in no line, a line or a value is legal in no combination, or two combinations are one
   *     variant
   */
  public static <V> Crossing<V> of(
      VariantKind<V> kind, List<? extends Line> lines, Optional<Factors> factors) {
    List<StudyFactor> all = factors.map(Factors::all).orElse(List.of());
    refuseUnknown(kind.key(), lines, factors);
    all.stream().filter(factor -> isInALine(factor, lines)).forEach(kind::requireOwnName);
    List<StudyFactor> ofRecipe = all.stream().filter(factor -> !isInALine(factor, lines)).toList();
    ofRecipe.forEach(factor -> refuseNoKey(kind, factor));
    List<Combination<V>> combinations = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Line line : lines) {
      List<String> names = line.names();
      List<StudyFactor> here =
          all.stream()
              .filter(factor -> names.contains(factor.name()) || ofRecipe.contains(factor))
              .toList();
      refuseTooMany(line, here);
      for (Map<String, String> settings : product(here)) {
        String notation = line.with(settings);
        try {
          V variant = kind.variant().apply(notation);
          combinations.add(
              new Combination<>(
                  line,
                  settings,
                  variant,
                  changes(ofRecipe, settings),
                  kind.notation().apply(variant),
                  suffix(ofRecipe, settings)));
        } catch (IllegalArgumentException e) {
          leftOut.add(new LeftOut(line, settings, notation, e.getMessage()));
        }
      }
    }
    Crossing<V> crossing = new Crossing<>(kind, combinations, leftOut);
    lines.forEach(crossing::refuseDead);
    all.forEach(crossing::refuseDead);
    crossing.refuseTwins();
    return crossing;
  }

  private static void refuseUnknown(
      String key, List<? extends Line> lines, Optional<Factors> factors) {
    List<String> legal = factors.map(Factors::names).orElse(List.of());
    for (Line line : lines) {
      for (String name : line.names()) {
        if (!legal.contains(name)) {
          throw new IllegalArgumentException(
              "'%s': %s names an unknown factor %s"
                  .formatted(
                      key,
                      Quoted.plain(line.text()),
                      legal.isEmpty()
                          ? Quoted.plain(name) + ": give its values under 'factors'"
                          : Nearest.among(name, legal)));
        }
      }
    }
  }

  private static boolean isInALine(StudyFactor factor, List<? extends Line> lines) {
    return lines.stream().anyMatch(line -> line.names().contains(factor.name()));
  }

  private static void refuseNoKey(VariantKind<?> kind, StudyFactor factor) {
    String name = Quoted.plain(factor.name());
    if (!kind.recipes().keys().contains(factor.name())) {
      throw new IllegalArgumentException(
          "'factors.%s': no line of '%s' has {%s} in it, and no recipe such a key%s: use it, or leave the factor out"
              .formatted(
                  name,
                  kind.key(),
                  name,
                  kind.recipes()
                      .meant(factor.name())
                      .map(key -> " (did you mean " + key + "?)")
                      .orElse("")));
    }
    kind.instead(factor.name())
        .ifPresent(
            advice -> {
              throw new IllegalArgumentException(
                  "'factors.%s': that is no factor of a study: %s".formatted(name, advice));
            });
  }

  private static List<Change> changes(List<StudyFactor> ofRecipe, Map<String, String> settings) {
    return ofRecipe.stream()
        .map(
            factor ->
                new Change(
                    factor.name(),
                    Optional.of(settings.get(factor.name())),
                    factor.name() + "=" + settings.get(factor.name())))
        .toList();
  }

  private static String suffix(List<StudyFactor> ofRecipe, Map<String, String> settings) {
    StringBuilder suffix = new StringBuilder();
    for (StudyFactor factor : ofRecipe) {
      if (factor.values().size() > 1) {
        suffix.append(", ").append(shortName(factor, ofRecipe)).append('=');
        suffix.append(settings.get(factor.name()));
      }
    }
    return suffix.toString();
  }

  /** The last word of a key, where no other factor's key ends with it. */
  private static String shortName(StudyFactor factor, List<StudyFactor> all) {
    String last = last(factor.name());
    return all.stream().filter(other -> last(other.name()).equals(last)).count() == 1
        ? last
        : factor.name();
  }

  private static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  private static void refuseTooMany(Line line, List<StudyFactor> factors) {
    double count =
        factors.stream().mapToDouble(factor -> factor.values().size()).reduce(1, (a, b) -> a * b);
    if (count > MOST) {
      throw new IllegalArgumentException(
          "'factors': %s has %.0f combinations, and a study can have at most %d: give fewer values"
              .formatted(Quoted.plain(line.text()), count, MOST));
    }
  }

  private static List<Map<String, String>> product(List<StudyFactor> factors) {
    List<Map<String, String>> product = List.of(Map.of());
    for (StudyFactor factor : factors) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> settings : product) {
        for (String value : factor.values()) {
          Map<String, String> more = new LinkedHashMap<>(settings);
          more.put(factor.name(), value);
          longer.add(more);
        }
      }
      product = longer;
    }
    return product;
  }

  /** A line that comes to nothing at all is mistyped. */
  private void refuseDead(Line line) {
    if (combinations.stream().noneMatch(c -> c.line().equals(line))) {
      LeftOut first =
          leftOut.stream().filter(left -> left.line().equals(line)).findFirst().orElseThrow();
      throw new IllegalArgumentException(
          "'%s': no combination of %s is legal: %s"
              .formatted(kind.key(), Quoted.plain(line.text()), first.reason()));
    }
  }

  /** So is a value that is legal with no other. */
  private void refuseDead(StudyFactor factor) {
    for (String value : factor.values()) {
      if (combinations.stream().noneMatch(c -> value.equals(c.settings().get(factor.name())))) {
        LeftOut first =
            leftOut.stream()
                .filter(left -> value.equals(left.settings().get(factor.name())))
                .findFirst()
                .orElseThrow();
        throw new IllegalArgumentException(
            "'factors.%s': no combination with %s is legal: %s"
                .formatted(Quoted.plain(factor.name()), Quoted.plain(value), first.reason()));
      }
    }
  }

  /** Rows of results are told apart by their variant alone. */
  private void refuseTwins() {
    String key = kind.key();
    Map<String, Combination<V>> seen = new HashMap<>();
    for (Combination<V> combination : combinations) {
      Combination<V> twin = seen.put(combination.name(), combination);
      if (twin != null) {
        String first = twin.line().with(twin.settings());
        String second = combination.line().with(combination.settings());
        throw new IllegalArgumentException(
            first.equals(second)
                ? "'%s': %s is given twice".formatted(key, Quoted.plain(first))
                : "'%s': %s and %s are the same variant, %s"
                    .formatted(
                        key, Quoted.plain(first), Quoted.plain(second), combination.notation()));
      }
    }
  }

  /** What all combinations have elsewhere than the recipe. */
  public List<Change> common() {
    List<Change> common = new ArrayList<>(combinations.get(0).changes());
    combinations.forEach(combination -> common.retainAll(combination.changes()));
    return common;
  }

  /**
   * What the study varies of its recipe.
   *
   * @return keys, in the study's order
   */
  public List<String> keys() {
    List<Change> common = common();
    return combinations.get(0).changes().stream()
        .filter(change -> !common.contains(change))
        .map(Change::key)
        .toList();
  }

  /**
   * The variants alone.
   *
   * @return each once, in the order of the tables
   */
  public List<V> variants() {
    return combinations.stream().map(Combination::variant).distinct().toList();
  }

  /**
   * What is compared.
   *
   * @return as rows of results name it, in the order of the tables
   */
  public List<String> names() {
    return combinations.stream().map(Combination::name).toList();
  }

  /**
   * What the others are compared with.
   *
   * @param baseline a variant; the first unless given
   * @return the first combination that has it
   * @throws IllegalArgumentException if none has
   */
  public Combination<V> baseline(Optional<V> baseline) {
    return combinations.stream()
        .filter(each -> baseline.map(each.variant()::equals).orElse(true))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'baseline' is %s: it must be one of the study's variants, %s"
                        .formatted(
                            baseline.map(kind.notation()).orElseThrow(),
                            combinations.stream()
                                .map(Combination::notation)
                                .distinct()
                                .collect(Collectors.joining(", ")))));
  }
}
