package io.sluice.recipe;

import java.util.Optional;

/**
 * One key of a recipe gets another value.
 *
 * @param key its dotted path: {@code model.width}
 * @param value as it would stand in the file; empty to leave the key out
 * @param flag who asks for it, as refusals name it: {@code --width 96}
 */
public record Change(String key, Optional<String> value, String flag) {

  /**
   * As an option writes it.
   *
   * @param text {@code KEY=VALUE}
   * @param option in front of it: {@code --set}
   * @return the change
   * @throws IllegalArgumentException if it has no key or no value
   */
  public static Change parse(String text, String option) {
    int equals = text.indexOf('=');
    if (equals <= 0 || text.substring(equals + 1).isBlank()) {
      throw new IllegalArgumentException(
          "'" + text + "': give a key and its value, as in model.width=128");
    }
    return new Change(
        text.substring(0, equals).strip(),
        Optional.of(text.substring(equals + 1).strip()),
        option + " " + text);
  }

  /**
   * A key is left out.
   *
   * @param key its dotted path
   * @param flag who asks for it
   * @return the change
   */
  public static Change without(String key, String flag) {
    return new Change(key, Optional.empty(), flag);
  }
}
