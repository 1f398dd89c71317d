package io.sluice.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code set} of a study: values of the recipe that all of its runs have elsewhere.
 *
 * @param changes a key each, in the order in which they were written
 */
public record Settings(List<Change> changes) {

  /** Copies the list. */
  public Settings {
    changes = List.copyOf(changes);
  }

  /**
   * From what stands in a file.
   *
   * @param written values by key
   * @return the settings
   * @throws IllegalArgumentException with the key whose value is neither a word nor a number
   */
  @JsonCreator
  static Settings of(Map<String, Object> written) {
    List<Change> changes = new ArrayList<>();
    written.forEach((key, value) -> changes.add(change(key, value)));
    return new Settings(changes);
  }

  private static Change change(String key, Object value) {
    if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
      throw new IllegalArgumentException(
          key + " has a value that is neither a word nor a number: set what is within it");
    }
    String plain = Change.plain(value.toString());
    return new Change(key, Optional.of(plain), key + "=" + plain);
  }

  /** As it stands in a file. */
  @JsonValue
  Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    changes.forEach(change -> written.put(change.key(), change.value().orElseThrow()));
    return written;
  }
}
