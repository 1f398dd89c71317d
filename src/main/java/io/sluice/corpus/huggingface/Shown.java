package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values of a foreign file as they stand in an error: short, on one line, nothing invisible. */
final class Shown {
  private static final int MOST_CHARACTERS = 40;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

  private Shown() {}

  static String value(JsonNode node) {
    if (node.isObject()) {
      return "an object";
    }
    if (node.isArray()) {
      return "a list of " + node.size();
    }
    return node.isTextual() ? text(node.textValue()) : text(node.asText()).replace("\"", "");
  }

  /** A key as a part of a place: a name as it is, anything else in brackets. */
  static String key(String key) {
    return NAME.matcher(key).matches() ? key : entry(key);
  }

  /** A key of an object whose keys are data. */
  static String entry(String key) {
    return "[" + text(key) + "]";
  }

  static String text(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int[] points = text.codePoints().limit(MOST_CHARACTERS + 1).toArray();
    for (int i = 0; i < Math.min(points.length, MOST_CHARACTERS); i++) {
      shown.append(character(points[i]));
    }
    return shown.append(points.length > MOST_CHARACTERS ? "...\"" : "\"").toString();
  }

  private static String character(int point) {
    boolean invisible =
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
    return invisible ? String.format(Locale.ROOT, "\\u%04X", point) : Character.toString(point);
  }
}
