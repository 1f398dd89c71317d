package io.sluice.corpus.huggingface;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One kind of component.
 *
 * @param word what the file calls it
 * @param check refuses one whose fields are not as they must be, and gives the components in it, of
 *     the same family
 */
record ComponentType(String word, Function<JsonValue, List<JsonValue>> check) {

  /** One without fields. */
  static ComponentType of(String word) {
    return of(word, part -> part.only("type"));
  }

  static ComponentType of(String word, Consumer<JsonValue> fields) {
    return new ComponentType(
        word,
        part -> {
          fields.accept(part);
          return List.of();
        });
  }

  /** Several of the family in a row. */
  static ComponentType sequence(String key) {
    return new ComponentType("Sequence", part -> part.only("type", key).items(key));
  }
}
