package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Tokenizer files that are damaged by structure: values, keys, items and whole components are
 * replaced, taken out, doubled and mixed, ids and merges are moved. A number gives the same file
 * each time.
 */
final class FuzzedTokenizers {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> COMPONENTS =
      List.of("normalizer", "pre_tokenizer", "decoder", "post_processor");
  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "  ",
          "\n",
          "a",
          "▁",
          "Ġ",
          "##",
          "</w>",
          "<unk>",
          "[UNK]",
          "é",
          "e\u0301",
          "\u0301",
          "\u0307\u0323",
          "中",
          "😀",
          "\u0000",
          "\uD83D",
          "\uDE00x",
          "İ",
          "ﬁ",
          "ﷺ",
          "(",
          "[",
          "a*",
          "(a+)+b",
          "\\s+",
          "^",
          "$",
          "x|",
          "a{0}",
          "\\1",
          "(?!a)",
          "\\p{L}+",
          "NFC",
          "Split",
          "ByteLevel",
          "Sequence",
          "1.0",
          "<0x41>",
          "<0xZZ>",
          "first",
          "always",
          "Removed",
          "A",
          "B",
          "\u200B",
          "\u00A0\u3000",
          "ab".repeat(700),
          "1",
          "-1",
          "ก็",
          "ᄒ",
          "ᅡ\u11AB");

  private static final List<String> BASES = TokenizerShapes.all();
  private static final Map<String, List<String>> POOLS =
      COMPONENTS.stream().collect(Collectors.toMap(family -> family, TokenizerShapes::components));

  private final Random random;

  private FuzzedTokenizers(long number) {
    this.random = new Random(number * 0x9E3779B97F4A7C15L);
  }

  /** The file of a number. */
  static String of(long number) {
    return new FuzzedTokenizers(number).make().toString();
  }

  private ObjectNode make() {
    ObjectNode file = object(one(BASES));
    int changes = random.nextInt(5);
    for (int i = 0; i < changes; i++) {
      change(file);
    }
    return file;
  }

  private void change(ObjectNode file) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> {
        String family = one(COMPONENTS);
        file.set(family, component(family, random.nextInt(3)));
      }
      case 4 -> addToken(file);
      case 5 -> vocabulary(file);
      case 6 -> merges(file);
      case 7 -> inOneOf(file, List.of("added_tokens"));
      case 8 -> inOneOf(file, List.of("model"));
      case 9, 10 -> inOneOf(file, COMPONENTS);
      default -> anywhere(file);
    }
  }

  /** A component of a family; deeper ones are sequences. */
  private JsonNode component(String family, int depth) {
    if (depth > 0 && !family.equals("post_processor")) {
      String inner =
          switch (family) {
            case "normalizer" -> "normalizers";
            case "pre_tokenizer" -> "pretokenizers";
            default -> "decoders";
          };
      ObjectNode sequence = MAPPER.createObjectNode().put("type", "Sequence");
      ArrayNode items = sequence.putArray(inner);
      for (int i = random.nextInt(4); i >= 0; i--) {
        items.add(component(family, depth - 1));
      }
      return sequence;
    }
    return json(one(POOLS.get(family)));
  }

  private void addToken(ObjectNode file) {
    if (!(file.get("added_tokens") instanceof ArrayNode added)) {
      return;
    }
    int size = file.path("model").path("vocab").size();
    List<String> known = tokens(file);
    ObjectNode token = added.addObject();
    boolean old = random.nextBoolean() && !known.isEmpty();
    String content =
        old ? one(known) : one(ODD_TEXTS) + (random.nextBoolean() ? one(ODD_TEXTS) : "");
    int id = size;
    for (JsonNode each : added) {
      id = Math.max(id, each.path("id").asInt(-1) + 1);
    }
    if (old) {
      id = file.path("model").path("vocab").path(content).asInt(known.indexOf(content));
    }
    token.put("id", random.nextInt(20) == 0 ? random.nextInt(size + 3) : id);
    token.put("content", content);
    for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized", "special")) {
      token.put(flag, random.nextBoolean());
    }
  }

  private void vocabulary(ObjectNode file) {
    JsonNode vocab = file.path("model").path("vocab");
    if (vocab instanceof ArrayNode pairs && !pairs.isEmpty()) {
      int at = random.nextInt(pairs.size());
      switch (random.nextInt(4)) {
        case 0 -> pairs.remove(at);
        case 1 -> pairs.insert(at, pairs.get(random.nextInt(pairs.size())));
        case 2 -> pairs.insert(at, MAPPER.createArrayNode().add(one(ODD_TEXTS)).add(-3.5));
        default -> pairs.set(at, MAPPER.createArrayNode().add(one(ODD_TEXTS)).add(oddNumber()));
      }
    } else if (vocab instanceof ObjectNode ids && !ids.isEmpty()) {
      String token = one(tokens(file));
      switch (random.nextInt(5)) {
        case 0 -> ids.remove(token);
        case 1 -> ids.put(token, random.nextInt(ids.size() + 2));
        case 2 -> ids.set(token, oddNumber());
        case 3 -> ids.put(one(ODD_TEXTS), ids.size());
        default -> {
          String other = one(tokens(file));
          JsonNode id = ids.get(token);
          ids.set(token, ids.get(other));
          ids.set(other, id);
        }
      }
    }
  }

  private void merges(ObjectNode file) {
    List<String> tokens = tokens(file);
    if (file.path("model").path("merges") instanceof ArrayNode merges && !tokens.isEmpty()) {
      switch (random.nextInt(4)) {
        case 0 -> merges.add(one(tokens) + " " + one(tokens));
        case 1 -> merges.add(MAPPER.createArrayNode().add(one(tokens)).add(one(tokens)));
        case 2 -> merges.add(one(ODD_TEXTS));
        default -> {
          for (int i = 0; i < merges.size(); i++) {
            String[] pair = merges.get(i).asText().split(" ", -1);
            if (pair.length == 2) {
              merges.set(i, MAPPER.createArrayNode().add(pair[0]).add(pair[1]));
            }
          }
        }
      }
    }
  }

  private void inOneOf(ObjectNode file, List<String> keys) {
    JsonNode part = file.get(one(keys));
    if (part != null && part.isContainerNode()) {
      anywhere(part);
    }
  }

  /** Changes one value, key or item somewhere in a tree. */
  private void anywhere(JsonNode root) {
    JsonNode node = root;
    while (random.nextInt(4) != 0) {
      List<JsonNode> inner = new ArrayList<>();
      node.elements().forEachRemaining(inner::add);
      inner.removeIf(each -> !each.isContainerNode() || each.isEmpty());
      if (inner.isEmpty()) {
        break;
      }
      node = one(inner);
    }
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      String key = one(keys);
      switch (random.nextInt(5)) {
        case 0 -> object.remove(key);
        case 1 -> object.set(one(ODD_TEXTS), object.get(key).deepCopy());
        default -> object.set(key, changed(object.get(key)));
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(5)) {
        case 0 -> array.remove(at);
        case 1 -> array.insert(at, array.get(random.nextInt(array.size())).deepCopy());
        case 2 -> array.set(at, array.get(random.nextInt(array.size())).deepCopy());
        default -> array.set(at, changed(array.get(at)));
      }
    }
  }

  private JsonNode changed(JsonNode value) {
    return switch (random.nextInt(8)) {
      case 0 -> MAPPER.nullNode();
      case 1 -> MAPPER.createArrayNode().add(value.deepCopy());
      case 2 -> MAPPER.createObjectNode().set("type", value.deepCopy());
      case 3 -> oddNumber();
      case 4 -> MAPPER.getNodeFactory().textNode(one(ODD_TEXTS));
      default -> changedALittle(value);
    };
  }

  private JsonNode changedALittle(JsonNode value) {
    if (value.isBoolean()) {
      return MAPPER.getNodeFactory().booleanNode(!value.asBoolean());
    }
    if (value.isTextual()) {
      return MAPPER.getNodeFactory().textNode(value.asText() + one(ODD_TEXTS));
    }
    if (value.isInt()) {
      return MAPPER.getNodeFactory().numberNode(value.asInt() + random.nextInt(5) - 2);
    }
    return component(one(COMPONENTS), random.nextInt(2));
  }

  private JsonNode oddNumber() {
    return json(
        one(
            List.of(
                "0",
                "1",
                "2",
                "-1",
                "255",
                "65536",
                "2147483647",
                "4294967295",
                "4294967296",
                "9223372036854775808",
                "18446744073709551616",
                "0.5",
                "-0.0",
                "1e308",
                "1e999",
                "1e-320")));
  }

  private static List<String> tokens(ObjectNode file) {
    List<String> tokens = new ArrayList<>();
    JsonNode vocab = file.path("model").path("vocab");
    vocab.fieldNames().forEachRemaining(tokens::add);
    if (vocab.isArray()) {
      vocab.forEach(pair -> tokens.add(pair.path(0).asText()));
    }
    return tokens;
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) json(json);
  }

  private static JsonNode json(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
