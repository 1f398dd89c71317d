package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What {@code config.json} says, whoever has written it.
 *
 * @param tree its content
 */
record Configuration(JsonNode tree) {

  /** Every value under its dotted key, in the file's order; lists are one value. */
  Map<String, String> flat() {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", tree, flat);
    return flat;
  }

  private static void flatten(String key, JsonNode node, Map<String, String> flat) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      key.isEmpty() ? field.getKey() : key + "." + field.getKey(),
                      field.getValue(),
                      flat));
    } else {
      flat.put(key, node.isTextual() ? node.textValue() : node.toString());
    }
  }

  /** Which suite has made the run: language, vision or mlp. */
  String suite() {
    return tree.has("images") ? "vision" : tree.has("table") ? "mlp" : "language";
  }

  /** What is compared: the feed-forward variant, the activations, or the algorithm. */
  String variant() {
    for (String place :
        List.of(
            "/recipe/model/feed_forward",
            "/recipe/activations",
            "/recipe/method/algorithm",
            "/recipe/method")) {
      JsonNode word = tree.at(place);
      if (word.isTextual()) {
        return word.textValue();
      }
    }
    return "";
  }

  /** How many steps of a language model, or iterations, with what it was lengthened by. */
  OptionalLong length() {
    JsonNode continued = tree.path("continued");
    JsonNode steps =
        !continued.isEmpty()
            ? continued.path(continued.size() - 1).path("steps")
            : tree.at("/recipe/training/steps");
    JsonNode length = steps.isIntegralNumber() ? steps : tree.at("/recipe/iterations");
    return length.isIntegralNumber() ? OptionalLong.of(length.longValue()) : OptionalLong.empty();
  }
}
