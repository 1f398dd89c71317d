package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A value of a tokenizer.json and its place in the file, so that what is wrong with it can be said.
 *
 * @param origin the file
 * @param path the place, such as {@code model.merges[17]}; empty for the file's one object
 * @param node the value
 */
record JsonValue(String origin, String path, JsonNode node) {
  /** No published file has a token or any other short text that is longer. */
  static final int LONGEST_TEXT = 1024;

  /** Requires an object that has no other keys than these. */
  JsonValue only(String... keys) {
    if (!node.isObject()) {
      throw wrong("it must be an object");
    }
    List<String> known = List.of(keys);
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new JsonValue(origin, place(name), node.get(name))
            .wrong("no such field is known there, only " + String.join(", ", keys));
      }
    }
    return this;
  }

  /** The value of a key; absent where it is missing or null. */
  Optional<JsonValue> optional(String key) {
    JsonNode value = node.get(key);
    return value == null || value.isNull()
        ? Optional.empty()
        : Optional.of(new JsonValue(origin, place(key), value));
  }

  JsonValue required(String key) {
    return optional(key)
        .orElseThrow(
            () ->
                wrong(origin, place(key), node.has(key) ? "null" : "missing", "it must be there"));
  }

  List<JsonValue> items(String key) {
    JsonValue list = required(key);
    if (!list.node.isArray()) {
      throw list.wrong("it must be a list");
    }
    List<JsonValue> items = new ArrayList<>();
    for (int i = 0; i < list.node.size(); i++) {
      items.add(list.item(i));
    }
    return items;
  }

  JsonValue item(int index) {
    return new JsonValue(origin, path + "[" + index + "]", node.get(index));
  }

  boolean flag(String key) {
    return required(key).flag();
  }

  boolean flag(String key, boolean ifAbsent) {
    return optional(key).map(JsonValue::flag).orElse(ifAbsent);
  }

  private boolean flag() {
    if (!node.isBoolean()) {
      throw wrong("it must be true or false");
    }
    return node.booleanValue();
  }

  long integer(String key, long least, long most) {
    return required(key).integer(least, most);
  }

  long integer(long least, long most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < least
        || node.longValue() > most) {
      throw wrong("it must be a whole number from " + least + " to " + most);
    }
    return node.longValue();
  }

  String text(String key) {
    return required(key).text();
  }

  /** A text of at most {@value #LONGEST_TEXT} characters. */
  String text() {
    if (!node.isTextual()) {
      throw wrong("it must be a text");
    }
    if (node.textValue().length() > LONGEST_TEXT) {
      throw wrong("it must have at most " + LONGEST_TEXT + " characters");
    }
    return node.textValue();
  }

  String filledText(String key) {
    JsonValue part = required(key);
    if (part.text().isEmpty()) {
      throw part.wrong("it must not be empty");
    }
    return part.text();
  }

  /** A text of one code point. */
  void character(String key) {
    JsonValue part = required(key);
    if (part.text().codePointCount(0, part.text().length()) != 1) {
      throw part.wrong("it must be one character");
    }
  }

  String word(String key, String... words) {
    JsonValue part = required(key);
    if (!part.node.isTextual() || !List.of(words).contains(part.node.textValue())) {
      throw part.wrong("it must be one of " + String.join(", ", words));
    }
    return part.node.textValue();
  }

  IllegalArgumentException wrong(String rule) {
    return wrong(origin, path.isEmpty() ? "the whole" : path, Shown.value(node), rule);
  }

  static IllegalArgumentException wrong(String origin, String path, String value, String rule) {
    return new IllegalArgumentException(
        origin + ": " + path + " is " + value + ", " + rule + "; get the file again or mend it");
  }

  /** The place of a key in this object. */
  private String place(String key) {
    String name = Shown.key(key);
    return path.isEmpty() ? name : path + (name.startsWith("[") ? "" : ".") + name;
  }
}
