package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens of a tokenizer.json that are found in the text as they are written, before anything
 * else is done with it. Their letters stand for themselves and not for bytes.
 *
 * @param contents by id
 */
record AddedTokens(Map<Integer, String> contents) {
  static AddedTokens of(JsonNode tree) {
    Map<Integer, String> contents = new HashMap<>();
    for (JsonNode added : tree.path("added_tokens")) {
      contents.put(added.path("id").asInt(), added.path("content").asText());
    }
    return new AddedTokens(contents);
  }

  /** What a token stands for, if it is one of these. */
  Optional<String> text(int id) {
    return Optional.ofNullable(contents.get(id));
  }
}
