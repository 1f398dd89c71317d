package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The templates of a post-processor: which tokens stand around one text, and around two. */
final class Templates {
  private static final String SEQUENCE = "Sequence";
  private static final String SPECIAL = "SpecialToken";
  private static final long LARGEST_UNSIGNED = 0xFFFF_FFFFL;

  private Templates() {}

  static void check(JsonValue part, Vocabulary vocabulary) {
    part.only("type", "single", "pair", "special_tokens");
    JsonValue tokens = part.required("special_tokens");
    if (!tokens.node().isObject()) {
      throw tokens.wrong("it must be an object of tokens");
    }
    for (Map.Entry<String, JsonNode> entry : tokens.node().properties()) {
      JsonValue token =
          new JsonValue(
              tokens.origin(), tokens.path() + Shown.entry(entry.getKey()), entry.getValue());
      special(token.only("id", "ids", "tokens"), vocabulary);
    }
    requireOnce(part.required("single"), pieces(part, "single", tokens), "A");
    List<String> pair = pieces(part, "pair", tokens);
    requireOnce(part.required("pair"), pair, "A", "B");
  }

  private static void special(JsonValue token, Vocabulary vocabulary) {
    token.text("id");
    List<JsonValue> ids = token.items("ids");
    ids.forEach(id -> requireKnownId(id, vocabulary));
    List<JsonValue> texts = token.items("tokens");
    texts.forEach(JsonValue::text);
    if (ids.size() != texts.size()) {
      throw token.required("ids").wrong("there must be as many ids as tokens");
    }
  }

  /** The names of the texts in a template, in their order. */
  private static List<String> pieces(JsonValue part, String template, JsonValue tokens) {
    return part.items(template).stream()
        .map(
            piece -> {
              piece.only(SEQUENCE, SPECIAL);
              if (piece.node().size() != 1) {
                throw piece.wrong("it must have either Sequence or SpecialToken");
              }
              boolean text = piece.node().has(SEQUENCE);
              JsonValue inner = piece.required(text ? SEQUENCE : SPECIAL).only("id", "type_id");
              inner.integer("type_id", 0, LARGEST_UNSIGNED);
              if (text) {
                return inner.word("id", "A", "B");
              }
              if (!tokens.node().has(inner.text("id"))) {
                throw inner.required("id").wrong("it must be one of special_tokens");
              }
              return "";
            })
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static void requireOnce(JsonValue template, List<String> names, String... wanted) {
    if (!names.stream().sorted().toList().equals(List.of(wanted))) {
      throw template.wrong(
          "there must be the text " + String.join(" and the text ", wanted) + " once and no other");
    }
  }

  static void requireKnownId(JsonValue id, Vocabulary vocabulary) {
    long value = id.integer(0, vocabulary.tokens().size() - 1L);
    if (vocabulary.token((int) value) == null) {
      throw id.wrong("but no token has that id");
    }
  }
}
