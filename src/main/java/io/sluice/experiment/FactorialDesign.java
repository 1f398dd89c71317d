package io.sluice.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the levels that a study compares come from.
 *
 * @param factors what is varied, in the study's order
 * @param combinations one for each level, in the order of the tables
 * @param keys the factors that are keys of the recipe
 * @param leftOut combinations that are not legal, and so were not trained
 */
public record FactorialDesign(
    List<Factor> factors,
    List<Combination> combinations,
    List<String> keys,
    List<LeftOut> leftOut) {

  /** Copies the lists. */
  public FactorialDesign {
    factors = List.copyOf(factors);
    combinations = List.copyOf(combinations);
    keys = List.copyOf(keys);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One of the levels.
   *
   * @param notation as results have it
   * @param line the line of the study that it comes from
   * @param settings the levels of the factors that the line has
   */
  public record Combination(String notation, String line, Map<String, String> settings) {

    /** The level of a factor, if the line has it. */
    public Optional<String> level(String factor) {
      return Optional.ofNullable(settings.get(factor));
    }
  }

  /**
   * A combination that is not legal.
   *
   * @param notation what it comes to
   * @param reason why it is not legal
   */
  public record LeftOut(String notation, String reason) {}

  /** The lines that the combinations come from. */
  public List<String> lines() {
    return combinations.stream().map(Combination::line).distinct().toList();
  }
}
