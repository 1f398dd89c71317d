package io.sluice.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.notation.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code factors} of a study: names with their values.
 *
 * @param all in the order in which they were written, the first varying slowest
 */
public record Factors(List<StudyFactor> all) {

  /** Copies the list; refuses an empty one and names that are given twice. */
  public Factors {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("name at least one factor, or leave the key out");
    }
    Set<String> seen = new HashSet<>();
    for (StudyFactor factor : all) {
      if (!seen.add(factor.name())) {
        throw new IllegalArgumentException(
            "the factor " + Quoted.plain(factor.name()) + " is given twice");
      }
    }
  }

  /**
   * From what stands in a file: words, and numbers as somebody writes them.
   *
   * @param written values by name
   * @return the factors
   * @throws IllegalArgumentException with the factor that cannot be crossed
   */
  @JsonCreator
  static Factors of(Map<String, List<Object>> written) {
    List<StudyFactor> all = new ArrayList<>();
    written.forEach(
        (name, values) ->
            all.add(
                new StudyFactor(name, values.stream().map(value -> text(name, value)).toList())));
    return new Factors(all);
  }

  private static String text(String name, Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "the factor " + Quoted.plain(name) + " has a value that is neither a word nor a number");
  }

  /** As it stands in a file. */
  @JsonValue
  Map<String, List<String>> written() {
    Map<String, List<String>> written = new LinkedHashMap<>();
    all.forEach(factor -> written.put(factor.name(), factor.values()));
    return written;
  }

  /**
   * Refuses a factor for which a study has set a key of its own.
   *
   * @param factors of the study, if it has some
   * @param factor a key of the recipe
   * @param key of the study
   * @param isSet whether it has a value
   */
  public static void requireUnset(
      Optional<Factors> factors, String factor, String key, boolean isSet) {
    if (isSet && factors.isPresent() && factors.get().names().contains(factor)) {
      throw new IllegalArgumentException(
          "'factors.%s' and '%s' set the same: leave one of them out".formatted(factor, key));
    }
  }

  /** Their names, in that order. */
  public List<String> names() {
    return all.stream().map(StudyFactor::name).toList();
  }
}
