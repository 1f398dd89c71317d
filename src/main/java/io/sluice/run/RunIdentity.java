package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.data.Sha256;
import io.sluice.notation.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which run a file belongs to: the fingerprint of all that decides the run's numbers. That is its
 * {@code config.json} less what made it (version, commit), less what says where text, tokenizer,
 * rows or weights lie, since their fingerprints are in it anyway, and less how often it is measured
 * and saved: a run may be moved, and so may what it learns from. A run that is lengthened has
 * another identity from then on; files that it wrote before stay its own while it goes on.
 *
 * @param sha256 the fingerprint, in hexadecimal
 * @param configuration what it is of, as JSON on one line; empty where only the fingerprint is
 *     known
 */
public record RunIdentity(String sha256, String configuration) {

  /** The key of the fingerprint, in every file that has one. */
  static final String KEY = "identity";

  private static final String CONTINUED = "continued";
  private static final String CONFIGURATION = "configuration";
  private static final int SHOWN_DIGITS = 12;

  /**
   * Of a configuration.
   *
   * @param configuration of any suite
   * @return the same whether it was written meanwhile or not
   */
  public static RunIdentity of(Object configuration) {
    return of(Json.parseTree(Json.line(configuration), "a configuration"));
  }

  /** Of a configuration as it is in its file. */
  static RunIdentity of(JsonNode configuration) {
    ObjectNode kept = configuration.deepCopy();
    RunSuite.of(kept).keysBesideItsIdentity().forEach(key -> remove(kept, key));
    StringBuilder text = new StringBuilder();
    leaves(kept).forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return new RunIdentity(Sha256.of(text.toString()), kept.toString());
  }

  /** Of the same run before it was lengthened, once or more often; the last one first. */
  static List<RunIdentity> before(JsonNode configuration) {
    List<RunIdentity> all = new ArrayList<>();
    ObjectNode shorter = configuration.deepCopy();
    while (shorter.get(CONTINUED) instanceof ArrayNode continued && !continued.isEmpty()) {
      continued.remove(continued.size() - 1);
      if (continued.isEmpty()) {
        shorter.remove(CONTINUED);
      }
      all.add(of(shorter));
    }
    return all;
  }

  /** What the metadata of a file say. */
  static Optional<RunIdentity> in(Map<String, String> metadata) {
    return Optional.ofNullable(metadata.get(KEY))
        .map(sha256 -> new RunIdentity(sha256, metadata.getOrDefault(CONFIGURATION, "")));
  }

  /**
   * What a file says that keeps texts beside its content.
   *
   * @return keys and texts
   */
  public Map<String, String> metadata() {
    return Map.of(KEY, sha256, CONFIGURATION, configuration);
  }

  /**
   * A value in which two runs differ.
   *
   * @param key its place in {@code config.json}
   * @param here of the one
   * @param there of the other
   */
  public record Difference(String key, String here, String there) {}

  /**
   * All values in which another configuration differs.
   *
   * @param other what a file says, or a study asks for
   * @param origin what a refusal calls that
   * @return in the order of {@code config.json}; none if one of both is not known
   */
  public List<Difference> differences(RunIdentity other, String origin) {
    if (configuration.isEmpty() || other.configuration.isEmpty()) {
      return List.of();
    }
    Map<String, String> here = new LinkedHashMap<>();
    collect(Json.parseTree(configuration, origin), "", here);
    Map<String, String> there = new LinkedHashMap<>();
    collect(Json.parseTree(other.configuration, origin), "", there);
    Set<String> keys = new LinkedHashSet<>(here.keySet());
    keys.addAll(there.keySet());
    return keys.stream()
        .filter(key -> !shown(here, key).equals(shown(there, key)))
        .map(key -> new Difference(key, shown(here, key), shown(there, key)))
        .toList();
  }

  private static String shown(Map<String, String> values, String key) {
    String value = values.getOrDefault(key, "missing");
    boolean isFingerprint = value.matches("[0-9a-f]{64}");
    return Quoted.oneLine(isFingerprint ? value.substring(0, SHOWN_DIGITS) : value);
  }

  private static void remove(JsonNode tree, String key) {
    int dot = key.indexOf('.');
    if (dot >= 0) {
      remove(tree.path(key.substring(0, dot)), key.substring(dot + 1));
    } else if (tree instanceof ObjectNode object) {
      object.remove(key);
    }
  }

  /** Values by their place; 1, 1.0 and 1e0 are one number, in whatever order the keys are. */
  private static SortedMap<String, String> leaves(JsonNode tree) {
    SortedMap<String, String> leaves = new TreeMap<>();
    collect(tree, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String path, Map<String, String> leaves) {
    if (node.isNumber()) {
      leaves.put(path, node.decimalValue().stripTrailingZeros().toPlainString());
    } else if (node.isValueNode()) {
      leaves.put(path, node.asText());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), path + "[" + i + "]", leaves);
    }
    node.properties()
        .forEach(
            field -> collect(field.getValue(), StrictTree.child(path, field.getKey()), leaves));
  }
}
