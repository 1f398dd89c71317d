package io.sluice.study;

import io.sluice.notation.Quoted;
import io.sluice.recipe.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that a study varies, or sets for all of its runs where it has a single value.
 *
 * @param name what stands in braces in {@code feed_forward}, or a key of the recipe
 * @param values what is put there, the first being the one that the others are compared with
 */
public record StudyFactor(String name, List<String> values) {

  /** What a name may consist of. */
  static final String NAME = "[a-z][a-z0-9_-]*";

  private static final Pattern LEGAL = Pattern.compile(NAME + "(\\." + NAME + ")*");

  /** Copies the values and refuses a factor that cannot be crossed, naming it. */
  public StudyFactor {
    if (!LEGAL.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the factor %s cannot be named in braces: use lower-case letters, digits, hyphens and underscores, a letter first"
              .formatted(Quoted.of(name)));
    }
    values = values.stream().map(String::strip).map(Change::plain).toList();
    if (values.isEmpty() || values.contains("")) {
      throw new IllegalArgumentException(
          "the factor %s has %s: give it a value, or leave it out"
              .formatted(Quoted.plain(name), values.isEmpty() ? "no values" : "an empty value"));
    }
    Set<String> seen = new HashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(
            "the factor %s has the value %s twice"
                .formatted(Quoted.plain(name), Quoted.plain(value)));
      }
    }
  }
}
