package io.sluice.cli;

import io.sluice.recipe.Change;
import java.util.Optional;
import java.util.function.Function;

/**
 * An option that does nothing but give a key of the recipe another value.
 *
 * @param flag the option
 * @param key the dotted path
 * @param written its value as it stands in a recipe's file
 * @param <T> of its value
 */
record KeyFlag<T>(Flag<T> flag, String key, Function<T, String> written) {

  /** One whose value is checked where the recipe is. */
  static KeyFlag<String> of(String name, String argument, String key, String description) {
    return new KeyFlag<>(
        Flag.of(name, argument, description + " (" + key + ")", text -> text), key, text -> text);
  }

  /** What was asked for, if anything was. */
  Optional<Change> change(Invocation invocation) {
    return invocation
        .get(flag)
        .map(written)
        .map(text -> new Change(key, Optional.of(text), "--" + flag.name() + " " + text));
  }
}
