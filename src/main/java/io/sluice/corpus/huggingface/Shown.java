package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.notation.Printable;
import java.util.regex.Pattern;

/**
 * Values of a foreign file as they stand in an error: short, and as {@link Printable#line} has
 * them.
 */
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
    int letters = text.codePointCount(0, text.length());
    int end = text.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, letters));
    String dots = letters > MOST_CHARACTERS ? "..." : "";
    return "\"" + Printable.line(text.substring(0, end)) + dots + "\"";
  }
}
