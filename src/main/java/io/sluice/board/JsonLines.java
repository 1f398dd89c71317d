package io.sluice.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** JSON of others as trees, whatever it holds. */
final class JsonLines {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonLines() {}

  /** An object; nothing if the text is none. */
  static Optional<JsonNode> object(String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      return tree != null && tree.isObject() ? Optional.of(tree) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // the caller names the place
    }
  }

  /** A record of {@code metrics.jsonl}: an object with a step. */
  static Optional<JsonNode> record(String line) {
    return object(line).filter(tree -> tree.path("step").isIntegralNumber());
  }
}
