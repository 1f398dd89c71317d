package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The merges of a BPE model, as pairs or as texts with one space between two pieces; both pieces
 * and what they make together must be tokens.
 */
final class Merges {
  private static final String COMMENT = "#version";

  private Merges() {}

  static void check(JsonValue merges, String prefix, Vocabulary vocabulary) {
    JsonNode list = merges.node();
    if (!list.isArray()) {
      throw merges.wrong("it must be a list");
    }
    boolean pairs = list.size() > 0 && list.get(0).isArray();
    for (int i = 0; i < list.size(); i++) {
      JsonNode merge = list.get(i);
      if (pairs) {
        boolean isPair =
            merge.isArray()
                && merge.size() == 2
                && merge.get(0).isTextual()
                && merge.get(1).isTextual();
        if (!isPair) {
          throw merges.item(i).wrong("it must be a list of two texts, as the first merge is");
        }
        check(merges, i, merge.get(0).textValue(), merge.get(1).textValue(), prefix, vocabulary);
      } else {
        String text = merge.isTextual() ? merge.textValue() : "";
        int space = text.indexOf(' ');
        if (space < 0 || text.indexOf(' ', space + 1) >= 0) {
          if (text.startsWith(COMMENT)) {
            continue; // the library passes over it
          }
          throw merges.item(i).wrong("it must be two pieces with one space between them");
        }
        if (!text.startsWith(COMMENT)) {
          check(merges, i, text.substring(0, space), text.substring(space + 1), prefix, vocabulary);
        }
      }
    }
  }

  private static void check(
      JsonValue merges, int i, String left, String right, String prefix, Vocabulary vocabulary) {
    if (!right.startsWith(prefix)) {
      throw wrong(merges, i, left, right, "the second piece must begin with " + Shown.text(prefix));
    }
    String merged = prefix.isEmpty() ? left + right : left + right.substring(prefix.length());
    for (String piece : new String[] {left, right, merged}) {
      if (!vocabulary.has(piece)) {
        throw wrong(merges, i, left, right, "but " + Shown.text(piece) + " is not in model.vocab");
      }
    }
  }

  private static IllegalArgumentException wrong(
      JsonValue merges, int i, String left, String right, String rule) {
    return JsonValue.wrong(
        merges.origin(),
        merges.path() + "[" + i + "]",
        Shown.text(left) + " and " + Shown.text(right),
        rule);
  }
}
