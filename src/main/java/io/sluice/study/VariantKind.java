package io.sluice.study;

import io.sluice.recipe.Recipes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The kind of variants that the studies of a suite list, and which keys of its recipes may be
 * factors beside them.
 *
 * @param key of a study that lists them
 * @param variant reads a notation, or an {@link IllegalArgumentException}
 * @param notation writes it
 * @param recipes whose keys may be factors
 * @param elsewhere keys of a recipe, or beginnings of some, that are no factors, with what to do
 *     instead
 * @param <V> a variant
 */
public record VariantKind<V>(
    String key,
    Function<String, V> variant,
    Function<V, String> notation,
    Recipes<?> recipes,
    Map<String, String> elsewhere) {

  private static final Pattern KEY_OF_A_STUDY = Pattern.compile("'([a-z_]+)'");

  /**
   * Refuses what is no factor.
   *
   * @param key of the recipe
   * @param written who names it: {@code --set training.steps=400}
   * @throws IllegalArgumentException with the options in place of it
   */
  public void requireFactor(String key, String written) {
    instead(key)
        .ifPresent(
            advice -> {
              throw new IllegalArgumentException(
                  "%s: that is no factor of a study: %s"
                      .formatted(
                          written,
                          KEY_OF_A_STUDY
                              .matcher(advice)
                              .replaceAll(name -> "--" + name.group(1).replace('_', '-'))));
            });
  }

  /**
   * Refuses a name in braces that is one of the study's own lists: a report could not tell the
   * values of the one from those of the other.
   *
   * @param factor that stands in a line
   */
  void requireOwnName(StudyFactor factor) {
    if (elsewhere.containsKey(factor.name())) {
      throw new IllegalArgumentException(
          "'factors.%s': a study has '%1$s' of its own beside '%s': give what stands in braces another name"
              .formatted(factor.name(), key));
    }
  }

  Optional<String> instead(String key) {
    return elsewhere.keySet().stream()
        .filter(beginning -> (key + ".").startsWith(beginning + "."))
        .map(elsewhere::get)
        .findFirst();
  }
}
