package io.sluice.study;

import io.sluice.measure.StoppingRule;
import io.sluice.notation.Quoted;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists in the plan of a study, which name something, and nothing twice. */
public final class DistinctValues {

  private DistinctValues() {}

  /**
   * Refuses an empty list, and one with something twice.
   *
   * @param key of the plan
   * @param values what it lists
   * @throws IllegalArgumentException with the key
   */
  public static void require(String key, List<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("'" + key + "' is empty: name at least one");
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "'" + key + "' names something twice: " + Quoted.plain(values.toString()));
    }
  }

  /**
   * Refuses seeds that are none.
   *
   * @param seeds of the plan, each 0 or more
   * @throws IllegalArgumentException with the key
   */
  public static void requireSeeds(List<Long> seeds) {
    require("seeds", seeds);
    seeds.forEach(seed -> requireSeed("seeds", seed));
  }

  /** Refuses a seed that no run can have, naming the key that has it. */
  static void requireSeed(String key, long seed) {
    if (seed < 0) {
      throw new IllegalArgumentException(
          "'%s': %d is negative, a seed is 0 or more".formatted(key, seed));
    }
  }

  /**
   * Refuses seeds that are none, or not as many as a rule has looked at.
   *
   * @param seeds of the plan, each 0 or more
   * @param until when no more are added
   * @throws IllegalArgumentException with the key
   */
  public static void requireSeeds(List<Long> seeds, Optional<StoppingRule> until) {
    requireSeeds(seeds);
    until
        .filter(rule -> seeds.size() < rule.from() || seeds.size() > rule.to())
        .ifPresent(
            rule -> {
              throw new IllegalArgumentException(
                  "'seeds' lists %d, and 'seeds_until' goes from %d to %d: list from %2$d to %3$d"
                      .formatted(seeds.size(), rule.from(), rule.to()));
            });
  }

  /**
   * The seeds with one more.
   *
   * @param seeds of the plan
   * @return the same and the one above the greatest
   */
  public static List<Long> withAnother(List<Long> seeds) {
    return joined(seeds, List.of(Collections.max(seeds) + 1));
  }

  /**
   * Two lists as one.
   *
   * @param values of a plan
   * @param more which may have some of them
   * @param <T> what they list
   * @return the values, and what of the others is none of them
   */
  public static <T> List<T> joined(List<T> values, List<T> more) {
    return Stream.concat(values.stream(), more.stream()).distinct().toList();
  }
}
