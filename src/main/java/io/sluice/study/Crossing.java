package io.sluice.study;

import io.sluice.feedforward.FeedForward;
import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import io.sluice.recipe.Change;
import io.sluice.suite.language.LanguageRecipes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the lines of a study come to: each line is crossed with the factors that stand in it, the
 * lines one after the other, and of the factors the first varying slowest.
 *
 * @param combinations the variants, in that order
 * @param leftOut what is not legal by itself, in that order
 */
public record Crossing(List<Combination> combinations, List<LeftOut> leftOut) {

  /** Combinations of one line; each is trained. */
  private static final int MOST = 10_000;

  /** Keys of a recipe for which a study has keys of its own, or that would change the text. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "model.feed_forward", "list them under 'feed_forward'",
          "training.steps", "give 'steps'",
          "training.marks", "give 'marks'",
          "tokenizer", "give 'tokenizer', one for all runs",
          "corpus", "give 'corpus' or 'text', one for all runs");

  /** Copies the lists. */
  public Crossing {
    combinations = List.copyOf(combinations);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A variant and where it comes from.
   *
   * @param line the entry of {@code feed_forward}
   * @param settings the value of each factor that stands in the line or is a key of the recipe, in
   *     the study's order
   * @param variant what the line comes to
   * @param changes what the recipe has elsewhere than as it is
   * @param name the variant, with the keys of the recipe in which combinations differ
   */
  public record Combination(
      FeedForwardLine line,
      Map<String, String> settings,
      FeedForward variant,
      List<Change> changes,
      String name) {}

  /**
   * A combination that is no variant.
   *
   * @param line the entry of {@code feed_forward}
   * @param settings the value of each factor that stands in the line, in the study's order
   * @param notation what they come to
   * @param reason why that is not legal, in one sentence
   */
  public record LeftOut(
      FeedForwardLine line, Map<String, String> settings, String notation, String reason) {}

  /**
   * Crosses.
   *
   * @throws IllegalArgumentException naming the key, if a line names an unknown factor, a factor is
   *     in no line, a line or a value is legal in no combination, or two combinations are one
   *     variant
   */
  static Crossing of(List<FeedForwardLine> lines, Optional<Factors> factors) {
    List<StudyFactor> all = factors.map(Factors::all).orElse(List.of());
    refuseUnknown(lines, factors);
    List<StudyFactor> ofRecipe = all.stream().filter(factor -> !isInALine(factor, lines)).toList();
    ofRecipe.forEach(Crossing::refuseNoKey);
    List<Combination> combinations = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (FeedForwardLine line : lines) {
      List<String> names = line.names();
      List<StudyFactor> here =
          all.stream()
              .filter(factor -> names.contains(factor.name()) || ofRecipe.contains(factor))
              .toList();
      refuseTooMany(line, here);
      for (Map<String, String> settings : product(here)) {
        String notation = line.with(settings);
        try {
          FeedForward variant = FeedForward.of(notation);
          combinations.add(
              new Combination(
                  line,
                  settings,
                  variant,
                  changes(ofRecipe, settings),
                  name(variant, ofRecipe, settings)));
        } catch (IllegalArgumentException e) {
          leftOut.add(new LeftOut(line, settings, notation, e.getMessage()));
        }
      }
    }
    Crossing crossing = new Crossing(combinations, leftOut);
    lines.forEach(crossing::refuseDead);
    all.forEach(crossing::refuseDead);
    crossing.refuseTwins();
    return crossing;
  }

  private static void refuseUnknown(List<FeedForwardLine> lines, Optional<Factors> factors) {
    List<String> legal = factors.map(Factors::names).orElse(List.of());
    for (FeedForwardLine line : lines) {
      for (String name : line.names()) {
        if (!legal.contains(name)) {
          throw new IllegalArgumentException(
              "'feed_forward': %s names an unknown factor %s"
                  .formatted(
                      Quoted.plain(line.text()),
                      legal.isEmpty()
                          ? Quoted.plain(name) + ": give its values under 'factors'"
                          : Nearest.among(name, legal)));
        }
      }
    }
  }

  private static boolean isInALine(StudyFactor factor, List<FeedForwardLine> lines) {
    return lines.stream().anyMatch(line -> line.names().contains(factor.name()));
  }

  private static void refuseNoKey(StudyFactor factor) {
    String name = Quoted.plain(factor.name());
    List<String> keys = LanguageRecipes.RECIPES.keys();
    if (!keys.contains(factor.name())) {
      throw new IllegalArgumentException(
          "'factors.%s': no line of 'feed_forward' has {%s} in it, and no recipe such a key%s: use it, or leave the factor out"
              .formatted(
                  name,
                  name,
                  LanguageRecipes.RECIPES
                      .meant(factor.name())
                      .map(key -> " (did you mean " + key + "?)")
                      .orElse("")));
    }
    ELSEWHERE.forEach(
        (key, advice) -> {
          if ((factor.name() + ".").startsWith(key + ".")) {
            throw new IllegalArgumentException(
                "'factors.%s': that is no factor of a study: %s".formatted(name, advice));
          }
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

  /** Rows of results are told apart by it. */
  private static String name(
      FeedForward variant, List<StudyFactor> ofRecipe, Map<String, String> settings) {
    StringBuilder name = new StringBuilder(variant.notation());
    for (StudyFactor factor : ofRecipe) {
      if (factor.values().size() > 1) {
        name.append(", ").append(shortName(factor, ofRecipe)).append('=');
        name.append(settings.get(factor.name()));
      }
    }
    return name.toString();
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

  private static void refuseTooMany(FeedForwardLine line, List<StudyFactor> factors) {
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
  private void refuseDead(FeedForwardLine line) {
    if (combinations.stream().noneMatch(c -> c.line().equals(line))) {
      LeftOut first =
          leftOut.stream().filter(left -> left.line().equals(line)).findFirst().orElseThrow();
      throw new IllegalArgumentException(
          "'feed_forward': no combination of %s is legal: %s"
              .formatted(Quoted.plain(line.text()), first.reason()));
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
    Map<String, Combination> seen = new HashMap<>();
    for (Combination combination : combinations) {
      Combination twin = seen.put(combination.name(), combination);
      if (twin != null) {
        String notation = combination.variant().notation();
        String first = twin.line().with(twin.settings());
        String second = combination.line().with(combination.settings());
        throw new IllegalArgumentException(
            first.equals(second)
                ? "'feed_forward': %s is given twice".formatted(Quoted.plain(first))
                : "'feed_forward': %s and %s are the same variant, %s"
                    .formatted(Quoted.plain(first), Quoted.plain(second), notation));
      }
    }
  }

  /** What all combinations have elsewhere than the recipe. */
  public List<Change> common() {
    List<Change> common = new ArrayList<>(combinations.get(0).changes());
    combinations.forEach(combination -> common.retainAll(combination.changes()));
    return common;
  }

  /** The variants alone, each once. */
  List<FeedForward> variants() {
    return combinations.stream().map(Combination::variant).distinct().toList();
  }
}
