package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens by id and the ids by token.
 *
 * <p>Published vocabularies have holes, so some are let in; but a model's tables are as large as
 * the greatest id, so it is bounded by the number of tokens.
 */
final class Vocabulary {
  private static final int HOLES_ALWAYS = 64;
  private static final int TOKENS_FOR_A_HOLE = 8;

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Integer> ids;
  private final int inModel;

  private Vocabulary(int inModel) {
    this.inModel = inModel;
    this.ids = new HashMap<>(2 * inModel);
  }

  /** An object of tokens and their ids. */
  static Vocabulary ofIds(JsonValue vocab) {
    if (!vocab.node().isObject()) {
      throw vocab.wrong("it must be an object of tokens and their ids");
    }
    int count = requireTokens(vocab);
    Vocabulary vocabulary = new Vocabulary(count);
    long most = count - 1L + HOLES_ALWAYS + count / TOKENS_FOR_A_HOLE;
    for (Map.Entry<String, JsonNode> entry : vocab.node().properties()) {
      String token = entry.getKey();
      JsonNode id = entry.getValue();
      if (!id.isInt() || id.intValue() < 0 || id.intValue() > most) {
        throw entry(vocab, token, id)
            .wrong("the ids of " + count + " tokens must be whole numbers from 0 to " + most);
      }
      if (token.length() > JsonValue.LONGEST_TEXT) {
        throw entry(vocab, token, id)
            .wrong("but a token must have at most " + JsonValue.LONGEST_TEXT + " characters");
      }
      String other = vocabulary.token(id.intValue());
      if (other != null) {
        throw entry(vocab, token, id)
            .wrong("but " + Shown.text(other) + " has that id already, and each must be its own");
      }
      vocabulary.put(token, id.intValue());
    }
    return vocabulary;
  }

  /** A list of pairs of a token and its score, in the order of their ids. */
  static Vocabulary ofScores(JsonValue vocab) {
    if (!vocab.node().isArray()) {
      throw vocab.wrong("it must be a list of tokens and their scores");
    }
    Vocabulary vocabulary = new Vocabulary(requireTokens(vocab));
    for (int id = 0; id < vocab.node().size(); id++) {
      JsonNode pair = vocab.node().get(id);
      boolean isPair =
          pair.isArray()
              && pair.size() == 2
              && pair.get(0).isTextual()
              && pair.get(0).textValue().length() <= JsonValue.LONGEST_TEXT
              && pair.get(1).isNumber()
              && Double.isFinite(pair.get(1).doubleValue());
      if (!isPair) {
        throw vocab
            .item(id)
            .wrong(
                "it must be a token of at most "
                    + JsonValue.LONGEST_TEXT
                    + " characters and a finite score");
      }
      if (vocabulary.ids.containsKey(pair.get(0).textValue())) {
        throw vocab
            .item(id)
            .item(0)
            .wrong("but that token is in the list already, and each must be there once");
      }
      vocabulary.put(pair.get(0).textValue(), id);
    }
    return vocabulary;
  }

  private static int requireTokens(JsonValue vocab) {
    if (vocab.node().isEmpty()) {
      throw JsonValue.wrong(
          vocab.origin(), vocab.path(), "empty", "a tokenizer needs a vocabulary");
    }
    return vocab.node().size();
  }

  private static JsonValue entry(JsonValue vocab, String token, JsonNode id) {
    return new JsonValue(vocab.origin(), vocab.path() + Shown.entry(token), id);
  }

  void put(String token, int id) {
    while (tokens.size() <= id) {
      tokens.add(null);
    }
    tokens.set(id, token);
    ids.put(token, id);
  }

  boolean has(String token) {
    return ids.containsKey(token);
  }

  /** The id of a token that is there. */
  int id(String token) {
    return ids.get(token);
  }

  /** The token of an id; null if it has none. */
  String token(int id) {
    return id < tokens.size() ? tokens.get(id) : null;
  }

  /** How many tokens the model has, without those that are added to it. */
  int inModel() {
    return inModel;
  }

  List<String> tokens() {
    return Collections.unmodifiableList(tokens);
  }
}
