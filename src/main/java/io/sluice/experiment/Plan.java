package io.sluice.experiment;

import io.sluice.measure.StoppingRule;
import io.sluice.run.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a study sets out to compare.
 *
 * @param name the study's
 * @param question what it is to answer, in words
 * @param factors whose levels make an arm, in the order of the tables
 * @param compared the factor whose levels are compared, all others held
 * @param baseline the level of it that the others are compared with
 * @param trials the runs of each arm
 * @param margin differences of the first metric up to which arms pass as equivalent, in its unit
 *     or, where it has none, as a share of the baseline's
 * @param seedsUntil by which rule seeds are added until something is known; none for a fixed number
 * @param pairing which of them are compared with each other
 * @param clock what checkpoints count: {@code step}, {@code epoch}, {@code iteration}
 * @param marks the checkpoints at which arms are compared, ascending
 * @param metrics what they are compared by, the first before all
 * @param crossing the factors that the compared levels come from, where a study crosses some
 */
public record Plan(
    String name,
    Optional<String> question,
    List<Factor> factors,
    String compared,
    String baseline,
    List<Trial> trials,
    OptionalDouble margin,
    Optional<StoppingRule> seedsUntil,
    Pairing pairing,
    String clock,
    List<Long> marks,
    List<Metric> metrics,
    Optional<FactorialDesign> crossing) {

  /** Copies the lists. */
  public Plan {
    factors = List.copyOf(factors);
    trials = List.copyOf(trials);
    marks = List.copyOf(marks);
    metrics = List.copyOf(metrics);
  }

  /** A factor by its name. */
  public Factor factor(String wanted) {
    return factors.stream().filter(each -> each.name().equals(wanted)).findFirst().orElseThrow();
  }

  /** The levels that are compared, as results have them. */
  public List<String> comparedLevels() {
    return factor(compared).notations();
  }

  /** The factors that are held where levels are compared. */
  public List<Factor> held() {
    return factors.stream().filter(factor -> !factor.name().equals(compared)).toList();
  }

  /** Every level with every other, the last factor the fastest. */
  public List<Map<String, String>> arms() {
    return product(factors);
  }

  private static List<Map<String, String>> product(List<Factor> factors) {
    List<Map<String, String>> arms = new ArrayList<>(List.of(Map.of()));
    for (Factor factor : factors) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> arm : arms) {
        for (String level : factor.notations()) {
          Map<String, String> with = new LinkedHashMap<>(arm);
          with.put(factor.name(), level);
          longer.add(with);
        }
      }
      arms = longer;
    }
    return arms;
  }

  /** The arm with the baseline in place of what is compared. */
  public Map<String, String> baselineOf(Map<String, String> arm) {
    Map<String, String> other = new LinkedHashMap<>(arm);
    other.put(compared, baseline);
    return other;
  }

  /** Whether the arm is one that others are compared with. */
  public boolean isBaseline(Map<String, String> arm) {
    return baseline.equals(arm.get(compared));
  }

  /** What arms are compared by before all. */
  public Metric metric() {
    return metrics.get(0);
  }

  /** The same compared by other numbers. */
  public Plan withMetrics(List<Metric> others) {
    return new Plan(
        name,
        question,
        factors,
        compared,
        baseline,
        trials,
        margin,
        seedsUntil,
        pairing,
        clock,
        marks,
        others,
        crossing);
  }

  /** The last checkpoint at which arms are compared. */
  public long end() {
    return marks.get(marks.size() - 1);
  }

  /** The seeds, in the study's order. */
  public List<Long> seeds() {
    return trials.stream().map(Trial::seed).distinct().toList();
  }

  /** Parts of the data; 0 if they are not cut. */
  public long folds() {
    return trials.stream().mapToLong(Trial::fold).max().orElse(0);
  }

  /** How many runs the study asks for. */
  public int runs() {
    return arms().size() * trials.size();
  }

  /** The factors that are crossed: those whose levels make an arm, and of the study's lines. */
  public List<Factor> crossed() {
    List<Factor> own = crossing.isPresent() ? held() : factors;
    return Stream.concat(
            own.stream().filter(factor -> factor.levels().size() > 1),
            crossing.stream().flatMap(all -> all.factors().stream()))
        .toList();
  }

  /** Every level of the factors that are held with every other. */
  public List<Map<String, String>> contexts() {
    return product(held());
  }

  /** Whether a key of the recipe is a factor, so that runs differ in it. */
  public boolean varies(String key) {
    return crossing.isPresent() && crossing.get().keys().contains(key);
  }

  /**
   * What rows must have in common.
   *
   * @param conditions of a row
   * @param columns of these by the key of the recipe that they follow from, where that may be a
   *     factor
   * @param others columns that may differ in every study
   * @return what is left, by column
   */
  public Map<String, List<String>> common(
      Record conditions, Map<String, List<String>> columns, List<String> others) {
    Map<String, List<String>> common = Json.entries(conditions);
    common.keySet().removeAll(others);
    columns.forEach(
        (key, following) -> {
          if (varies(key)) {
            common.keySet().removeAll(following);
          }
        });
    return common;
  }

  /** What all runs have under a key of the recipe, or that it is a factor. */
  public String unlessVaried(String key, String value) {
    return varies(key) ? "(a factor)" : value;
  }

  /** Which runs are paired, as a note says it. With several seeds a pair of folds is not a run. */
  public String pairedHow() {
    return pairing == Pairing.FOLD && seeds().size() > 1
        ? "fold by fold, each the mean over its seeds, so there are at most %,d pairs while n counts runs"
            .formatted(folds())
        : pairing.words();
  }

  /** What a mean is over. */
  public String meanOver() {
    if (folds() == 0) {
      return "seeds";
    }
    return seeds().size() == 1
        ? "folds"
        : pairing == Pairing.RUN ? "the folds of all seeds" : "seeds and folds";
  }
}
