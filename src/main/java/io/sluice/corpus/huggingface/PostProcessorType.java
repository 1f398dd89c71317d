package io.sluice.corpus.huggingface;

import java.util.Arrays;
import java.util.List;

/**
 * What adds tokens around a text. None is ever added here, and the library is not given this part
 * of the file; but a file in which it is damaged is a damaged file.
 */
enum PostProcessorType {
  /** BERT's tokens. */
  BERT("BertProcessing") {
    @Override
    void check(JsonValue part, Vocabulary vocabulary, int depth) {
      part.only("type", "sep", "cls");
      token(part.required("sep"), vocabulary);
      token(part.required("cls"), vocabulary);
    }
  },

  /** RoBERTa's tokens. */
  ROBERTA("RobertaProcessing") {
    @Override
    void check(JsonValue part, Vocabulary vocabulary, int depth) {
      part.only("type", "sep", "cls", "trim_offsets", "add_prefix_space");
      token(part.required("sep"), vocabulary);
      token(part.required("cls"), vocabulary);
      part.flag("trim_offsets");
      part.flag("add_prefix_space");
    }
  },

  /** Offsets alone. */
  BYTE_LEVEL("ByteLevel") {
    @Override
    void check(JsonValue part, Vocabulary vocabulary, int depth) {
      PreTokenizerType.byteLevel(part);
    }
  },

  /** A template for one text and one for two. */
  TEMPLATE("TemplateProcessing") {
    @Override
    void check(JsonValue part, Vocabulary vocabulary, int depth) {
      Templates.check(part, vocabulary);
    }
  },

  /** Several in a row. */
  SEQUENCE(Components.SEQUENCE) {
    @Override
    void check(JsonValue part, Vocabulary vocabulary, int depth) {
      if (depth == 0) {
        throw part.wrong("sequences may not be nested that deep");
      }
      for (JsonValue each : part.only("type", "processors").items("processors")) {
        of(each).check(each, vocabulary, depth - 1);
      }
    }
  };

  private static final int DEEPEST = 3;
  private final String word;

  PostProcessorType(String word) {
    this.word = word;
  }

  abstract void check(JsonValue part, Vocabulary vocabulary, int depth);

  static void check(JsonValue part, Vocabulary vocabulary) {
    of(part).check(part, vocabulary, DEEPEST);
  }

  private static PostProcessorType of(JsonValue part) {
    if (!part.node().isObject()) {
      throw part.wrong("it must be an object");
    }
    JsonValue type = part.required("type");
    for (PostProcessorType known : values()) {
      if (known.word.equals(type.node().textValue())) {
        return known;
      }
    }
    List<String> words = Arrays.stream(values()).map(known -> known.word).toList();
    throw type.wrong("it must be one of " + String.join(", ", words));
  }

  /** A pair of a token and its id. */
  private static void token(JsonValue pair, Vocabulary vocabulary) {
    if (!pair.node().isArray() || pair.node().size() != 2) {
      throw pair.wrong("it must be a token and its id");
    }
    pair.item(0).text();
    Templates.requireKnownId(pair.item(1), vocabulary);
  }
}
