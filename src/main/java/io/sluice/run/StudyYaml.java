package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code study.yaml} of any suite, in which {@code seeds: 3} is short for the first three, and
 * {@code seeds: {from: 3, to: 20, half_width: 0.005}} for these with the rest as {@code
 * seeds_until}, and which need not say what is usual.
 */
public final class StudyYaml {

  private static final String SEEDS = "seeds";
  private static final String UNTIL = "seeds_until";

  /** More than anybody trains. */
  private static final int MOST = 1000;

  /** Values of keys that are left out, in plans that have such keys. */
  private static final Map<String, String> USUAL =
      Map.of("schedule", "shared", "precision", "fp32");

  private StudyYaml() {}

  /**
   * Reads a plan.
   *
   * @param file the file
   * @param type of the plan
   * @param <S> of the plan
   * @return the plan, its seeds one by one
   * @throws IllegalArgumentException with the file and the key if something is wrong
   */
  public static <S> S read(Path file, Class<S> type) {
    return bound(Json.yamlTree(file), file.toString(), type);
  }

  /**
   * Reads a plan that is no file yet.
   *
   * @param text of the plan
   * @param origin what a refusal calls it
   * @param type of the plan
   * @param <S> of the plan
   * @return the plan, its seeds one by one
   * @throws IllegalArgumentException with the origin and the key if something is wrong
   */
  public static <S> S parse(String text, String origin, Class<S> type) {
    return bound(Json.parseYamlTree(text, origin), origin, type);
  }

  private static <S> S bound(JsonNode tree, String origin, Class<S> type) {
    if (tree instanceof ObjectNode object && object.get(SEEDS) instanceof ObjectNode rule) {
      if (object.has(UNTIL)) {
        throw new IllegalArgumentException(
            "%s: 'seeds' and 'seeds_until' both say when no more seeds are added: leave one of them out"
                .formatted(origin));
      }
      object.set(UNTIL, rule);
      object.set(SEEDS, rule.path("from"));
    }
    JsonNode count = tree.path(SEEDS);
    if (tree instanceof ObjectNode object && count.isIntegralNumber()) {
      if (!count.canConvertToInt() || count.asInt() < 1 || count.asInt() > MOST) {
        throw new IllegalArgumentException(
            "%s: 'seeds' is %s: give their number, 1 to %d, or a list"
                .formatted(origin, count.asText(), MOST));
      }
      ArrayNode seeds = object.putArray(SEEDS);
      for (int seed = 1; seed <= count.asInt(); seed++) {
        seeds.add(seed);
      }
    }
    if (tree instanceof ObjectNode object) {
      List<String> keys = Json.keys(type);
      USUAL.forEach(
          (key, value) -> {
            if (keys.contains(key) && !object.has(key)) {
              object.put(key, value);
            }
          });
    }
    return Json.bindYaml(tree, origin, type);
  }
}
