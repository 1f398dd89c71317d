package io.sluice.study;

import io.sluice.recipe.Recipes;
import java.util.Map;
import java.util.function.Function;

/**
 * What the studies of a suite compare.
 *
 * @param key of a study that lists it
 * @param variant reads a notation, or an {@link IllegalArgumentException}
 * @param notation writes it
 * @param recipes whose keys may be factors
 * @param elsewhere keys of a recipe, or beginnings of some, that are no factors, with what to do
 *     instead
 * @param <V> a variant
 */
public record Compared<V>(
    String key,
    Function<String, V> variant,
    Function<V, String> notation,
    Recipes<?> recipes,
    Map<String, String> elsewhere) {}
