package io.sluice.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import io.sluice.notation.ShellWord;
import io.sluice.run.Json;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The recipes of a suite: those that ship, by their names, and files of the same form.
 *
 * @param <R> the suite's recipe
 */
public final class Recipes<R> {

  private static final String ENDING = ".yaml";

  private final Class<R> type;
  private final List<Tie> ties;
  private final List<String> keys;
  private final Map<String, R> shipped;
  private final Map<String, String> texts;

  /**
   * Reads what ships: the files of the folder {@code recipes} beside the type.
   *
   * @param type of the recipes
   * @param ties of its keys
   */
  public Recipes(Class<R> type, List<Tie> ties) {
    this.type = type;
    this.ties = List.copyOf(ties);
    keys = Json.keys(type);
    URL folder = Objects.requireNonNull(type.getResource("recipes"), "no recipes of " + type);
    texts = ResourceFolder.texts(folder, ENDING);
    Map<String, R> read = new LinkedHashMap<>();
    texts.forEach((name, text) -> read.put(name, Json.parseYaml(text, name + ENDING, type)));
    shipped = Collections.unmodifiableMap(read);
  }

  /** Those that ship, by name. */
  public Map<String, R> shipped() {
    return shipped;
  }

  /** The file of one that ships, with the reasons for its values. */
  public String text(String name) {
    return texts.get(name);
  }

  /** What one that ships is for: the first line of its file. */
  public String description(String name) {
    return texts.get(name).lines().findFirst().orElseThrow().replaceFirst("^# *", "");
  }

  /** Every key, as a dotted path. */
  public List<String> keys() {
    return keys;
  }

  /**
   * A recipe by its name, or from a file.
   *
   * @param nameOrFile the name of one that ships, or the path of a file
   * @return the recipe
   * @throws IllegalArgumentException with the legal names, or with the file and what is wrong in it
   */
  public R named(String nameOrFile) {
    R known = shipped.get(nameOrFile);
    if (known != null) {
      return known;
    }
    requireWhole(nameOrFile);
    if (!isFile(nameOrFile)) {
      throw new IllegalArgumentException(
          "unknown recipe %s; a file of your own is named by its path, as in ./mine.yaml"
              .formatted(Nearest.among(nameOrFile, shipped.keySet())));
    }
    if (!isRegularFile(nameOrFile)) {
      throw new IllegalArgumentException(
          "the recipe's file %s does not exist: give its path, or one of %s"
              .formatted(Quoted.plain(nameOrFile), String.join(", ", shipped.keySet())));
    }
    return Json.readYaml(Path.of(nameOrFile), type);
  }

  /**
   * What a recipe is called where paths would be in the way: a file without its folder and ending.
   *
   * @param nameOrFile the name of one that ships, or the path of a file
   * @return letters, digits, dots, hyphens and underscores
   */
  public static String shortName(String nameOrFile) {
    String name = String.valueOf(Path.of(nameOrFile).getFileName());
    return name.replaceFirst("\\.(ya?ml|json)$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
  }

  /** Whether one ships with this name, or a file that is there is {@linkplain #isMeantBy meant}. */
  public boolean has(String nameOrFile) {
    return shipped.containsKey(nameOrFile)
        || (isRegularFile(nameOrFile) && isMeantBy(Path.of(nameOrFile)));
  }

  /**
   * Whether a file is a recipe of this suite, be it right or wrong: it says what is learned from.
   *
   * @param file of any suite
   */
  public boolean isMeantBy(Path file) {
    return Json.yamlTree(file).has(keys.get(0));
  }

  /**
   * A recipe's short name, with what is changed of it.
   *
   * @param nameOrFile the name of one that ships, or the path of a file
   * @param changes what a study has elsewhere
   * @return {@code quick with batch=6}
   */
  public static String described(String nameOrFile, List<Change> changes) {
    return changes.isEmpty()
        ? shortName(nameOrFile)
        : shortName(nameOrFile)
            + " with "
            + changes.stream().map(Change::flag).collect(Collectors.joining(" "));
  }

  /** Whether this names a file and no recipe that ships. */
  public static boolean isFile(String nameOrFile) {
    return nameOrFile.matches(".*(/|\\\\|\\.ya?ml|\\.json).*") || isRegularFile(nameOrFile);
  }

  /**
   * Refuses the path of a file without its ending.
   *
   * @param nameOrFile no name of one that ships
   */
  public static void requireWhole(String nameOrFile) {
    if (!isRegularFile(nameOrFile) && isRegularFile(nameOrFile + ENDING)) {
      throw new IllegalArgumentException(
          "unknown recipe %s: write %s, which is there"
              .formatted(Quoted.of(nameOrFile), ShellWord.of(Path.of(nameOrFile + ENDING))));
    }
  }

  /** Not every word can be a path: none with a zero character is. */
  private static boolean isRegularFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The same with other values.
   *
   * @param recipe the recipe
   * @param changes its keys that get another value, each once
   * @param origin what a refusal calls the recipe
   * @return a copy, in which what is tied to these keys has followed
   * @throws IllegalArgumentException with the option or key and what is wrong about it
   */
  public R changed(R recipe, List<Change> changes, String origin) {
    if (changes.isEmpty()) {
      return recipe;
    }
    JsonNode before = Json.tree(recipe);
    ObjectNode after = before.deepCopy();
    Map<String, Change> seen = new HashMap<>();
    for (Change change : changes) {
      requireKey(change, origin);
      Change twin = seen.put(change.key(), change);
      if (twin != null) {
        throw new IllegalArgumentException(
            Quoted.plain(
                "%s and %s set the same key %s: leave one of them out"
                    .formatted(twin.flag(), change.flag(), change.key())));
      }
      put(after, change.key(), change.value().map(value -> node(before, change, value)));
    }
    for (Tie tie : ties) {
      follow(tie, before, after, changes);
    }
    String flags = changes.stream().map(Change::flag).distinct().collect(Collectors.joining(" "));
    return Json.bind(after, origin + " with " + Quoted.plain(flags), type);
  }

  /**
   * A value of a recipe.
   *
   * @param recipe the recipe
   * @param key a key of it
   * @return the number there
   * @throws IllegalArgumentException if it has no number there
   */
  public double number(R recipe, String key) {
    JsonNode value = Json.tree(recipe).at(pointer(key));
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "%s is %s and no number: name another key"
              .formatted(Quoted.plain(key), Quoted.plain(value.toString())));
    }
    return value.doubleValue();
  }

  private void requireKey(Change change, String origin) {
    String key = change.key();
    if (keys.contains(key)) {
      return;
    }
    throw new IllegalArgumentException(
        "%s: a recipe has no key %s%s"
            .formatted(
                Quoted.plain(change.flag()),
                Quoted.of(key),
                meant(key)
                    .map(word -> " (did you mean " + word + "?)")
                    .orElse(
                        ": ./sluice recipe show %s prints all of them"
                            .formatted(ShellWord.of(Path.of(shown(origin)))))));
  }

  /** What a person can look at: any recipe has all keys. */
  private String shown(String origin) {
    return shipped.containsKey(origin) || isRegularFile(origin)
        ? origin
        : shipped.keySet().iterator().next();
  }

  /**
   * What somebody meant who mistyped a key.
   *
   * @param key that no recipe has
   * @return the nearest, or those that end with the same word
   */
  public Optional<String> meant(String key) {
    String last = "." + key.substring(key.lastIndexOf('.') + 1);
    List<String> same = keys.stream().filter(k -> ("." + k).endsWith(last)).toList();
    return same.isEmpty()
        ? Nearest.to(key, keys).or(() -> byLastWord(last))
        : Optional.of(String.join(" or ", same));
  }

  private Optional<String> byLastWord(String last) {
    return keys.stream()
        .filter(
            k ->
                Nearest.to(last.substring(1), List.of(k.substring(k.lastIndexOf('.') + 1)))
                    .isPresent())
        .findFirst();
  }

  /** A text stays one, whatever it looks like; all else is read as in a file. */
  private static JsonNode node(JsonNode before, Change change, String value) {
    return before.at(pointer(change.key())).isTextual()
        ? JsonNodeFactory.instance.textNode(value)
        : Json.parseYamlTree(value, Quoted.plain(change.flag()));
  }

  private static void follow(Tie tie, JsonNode before, ObjectNode after, List<Change> changes) {
    JsonNode old = before.at(pointer(tie.key()));
    JsonNode set = after.at(pointer(tie.key()));
    JsonNode follower = before.at(pointer(tie.follower()));
    boolean isSet =
        changes.stream().anyMatch(change -> (tie.follower() + ".").startsWith(change.key() + "."));
    boolean comparable = old.isNumber() == set.isNumber() && !set.isMissingNode();
    if (!isSet && comparable && !follower.isMissingNode() && !old.equals(set)) {
      put(after, tie.follower(), tie.rule().follow(old, set, follower));
    }
  }

  private static void put(ObjectNode tree, String key, Optional<JsonNode> value) {
    int dot = key.indexOf('.');
    if (dot >= 0) {
      JsonNode group = tree.get(key.substring(0, dot));
      ObjectNode inner =
          group instanceof ObjectNode object ? object : tree.putObject(key.substring(0, dot));
      put(inner, key.substring(dot + 1), value);
    } else if (value.isPresent()) {
      tree.set(key, value.get());
    } else {
      tree.remove(key);
    }
  }

  private static String pointer(String key) {
    return "/" + key.replace('.', '/');
  }
}
