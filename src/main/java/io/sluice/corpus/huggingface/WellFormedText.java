package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Half a surrogate pair, which JSON can write and UTF-8 cannot, ends the native library. */
final class WellFormedText {
  private WellFormedText() {}

  static void check(JsonNode tree, String origin) {
    Fault fault = find(tree);
    if (fault != null) {
      throw JsonValue.wrong(
          origin,
          fault.path.isEmpty() ? "a key" : fault.path.substring(fault.path.startsWith(".") ? 1 : 0),
          Shown.text(fault.text),
          "it must be Unicode, without half a surrogate pair");
    }
  }

  /**
   * A text and its place, which is put together on the way back, since there is hardly ever one.
   */
  private record Fault(String path, String text) {
    Fault below(String place) {
      return new Fault(place + path, text);
    }
  }

  private static Fault find(JsonNode node) {
    if (node.isTextual()) {
      return isWellFormed(node.textValue()) ? null : new Fault("", node.textValue());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      Fault fault = find(node.get(i));
      if (fault != null) {
        return fault.below("[" + i + "]");
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!isWellFormed(field.getKey())) {
        return new Fault("", field.getKey());
      }
      Fault fault = find(field.getValue());
      if (fault != null) {
        String key = Shown.key(field.getKey());
        return fault.below(key.startsWith("[") ? key : "." + key);
      }
    }
    return null;
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
