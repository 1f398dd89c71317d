package io.sluice.readers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** JSON that stays JSON, with a value gone, moved, doubled or of another kind. */
final class TreeMutation {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "\"\"",
          "\"abc\"",
          "\"a\\nb\"",
          "0",
          "-1",
          "0.5",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "1e308",
          "-1e308",
          "1e-320",
          "[0]",
          "{\"a\":0}",
          "\"\\u001b\"",
          "1073741824",
          "1e15",
          "999999999999999999999999");

  private TreeMutation() {}

  /** The text as it is where it is no JSON object. */
  static String any(SplittableRandom random, String json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      return json;
    }
    List<ContainerNode<?>> holders = new ArrayList<>();
    collect(tree, holders);
    if (holders.isEmpty()) {
      return json;
    }
    change(random, holders.get(random.nextInt(holders.size())));
    return tree.toString();
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> holders) {
    if (node instanceof ContainerNode<?> holder && !holder.isEmpty()) {
      holders.add(holder);
    }
    node.forEach(child -> collect(child, holders));
  }

  private static void change(SplittableRandom random, ContainerNode<?> holder) {
    int at = random.nextInt(holder.size());
    JsonNode value =
        switch (random.nextInt(3)) {
          case 0 -> random.nextBoolean() ? holder.deepCopy() : null;
          default -> parsed(VALUES.get(random.nextInt(VALUES.size())));
        };
    if (holder instanceof ArrayNode list) {
      if (value == null) {
        list.remove(at);
      } else if (random.nextBoolean()) {
        list.set(at, value);
      } else {
        list.insert(at, value);
      }
    } else if (holder instanceof ObjectNode object) {
      String key = new ArrayList<>(object.properties()).get(at).getKey();
      if (value == null) {
        object.remove(key);
      } else {
        object.set(random.nextInt(8) == 0 ? key + "x" : key, value);
      }
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
