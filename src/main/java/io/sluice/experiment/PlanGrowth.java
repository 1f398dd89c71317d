package io.sluice.experiment;

import io.sluice.notation.Quoted;
import io.sluice.run.FlowYaml;
import io.sluice.run.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a plan is another one with more in it: more seeds, arms, marks or tables are more runs,
 * and those that are there stay what they are.
 */
final class PlanGrowth {

  /** Lists that may grow. */
  private static final Set<String> GROWING =
      Set.of(
          "seeds",
          "marks",
          "feed_forward",
          "factors",
          "nets",
          "activations",
          "data",
          "hidden",
          "algorithms");

  /** What is said of runs, or done with them, when they are there. */
  private static final Set<String> BESIDE_THE_RUNS =
      Set.of("question", "baseline", "margin", "overhead_steps", "rounding", "attacks", "tune");

  private PlanGrowth() {}

  /**
   * Why a plan is no extension of another.
   *
   * @param written the plan of the runs that are there
   * @param asked another plan of its suite
   * @return the first key that differs otherwise, with both values
   */
  static Optional<String> refusal(Object written, Object asked) {
    Map<String, List<String>> before = Json.entries(written);
    Map<String, List<String>> after = Json.entries(asked);
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream()
        .filter(key -> !BESIDE_THE_RUNS.contains(key))
        .filter(key -> !isKept(key, before.get(key), after.get(key)))
        .findFirst()
        .map(
            key ->
                "%s is %s there and %s here".formatted(key, shown(before, key), shown(after, key)));
  }

  /**
   * Which keys of a plan are not as another has them.
   *
   * @param written the plan that is there
   * @param asked another plan of its suite
   * @return their names
   */
  static Set<String> changes(Object written, Object asked) {
    Map<String, List<String>> before = Json.entries(written);
    Map<String, List<String>> after = Json.entries(asked);
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
    return keys;
  }

  /**
   * What a plan has more of than another, or otherwise.
   *
   * @param written the plan that is there
   * @param asked another plan of its suite
   * @return as a plan has it: {@code seeds: [1, 2, 3]}
   */
  static String additions(Object written, Object asked) {
    Map<String, String> after = FlowYaml.entries(asked);
    return changes(written, asked).stream()
        .map(key -> key + ": " + after.getOrDefault(key, "nothing"))
        .collect(Collectors.joining(" and "));
  }

  private static boolean isKept(String key, List<String> before, List<String> after) {
    if (before == null || after == null || !GROWING.contains(key)) {
      return Objects.equals(before, after);
    }
    // Another factor would give the arms that are there other names.
    return after.containsAll(before)
        && (!key.equals("factors") || names(after).equals(names(before)));
  }

  private static Set<String> names(List<String> settings) {
    return settings.stream()
        .map(setting -> setting.replaceFirst("=.*", ""))
        .collect(Collectors.toSet());
  }

  private static String shown(Map<String, List<String>> entries, String key) {
    List<String> values = entries.getOrDefault(key, List.of("missing"));
    return Quoted.oneLine(String.join(", ", values));
  }
}
