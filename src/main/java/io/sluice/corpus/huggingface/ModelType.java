package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** The models of the native library. */
enum ModelType {
  /** Byte pair encoding: characters, merged in the order of a list. */
  BPE("BPE") {
    @Override
    Vocabulary read(JsonValue model) {
      model.only(
          "type",
          "dropout",
          "unk_token",
          "continuing_subword_prefix",
          "end_of_word_suffix",
          "fuse_unk",
          "byte_fallback",
          "ignore_merges",
          "vocab",
          "merges");
      model.optional("dropout").ifPresent(ModelType::refuseDropout);
      model.flag("fuse_unk", false);
      model.flag("ignore_merges", false);
      String prefix = model.optional("continuing_subword_prefix").map(JsonValue::text).orElse("");
      model.optional("end_of_word_suffix").ifPresent(JsonValue::text);
      Vocabulary vocabulary = Vocabulary.ofIds(model.required("vocab"));
      model.optional("unk_token").ifPresent(token -> requireKnown(token, vocabulary));
      requireBytes(model, vocabulary);
      Merges.check(model.required("merges"), prefix, vocabulary);
      return vocabulary;
    }
  },

  /** The longest pieces of a word from left to right. */
  WORD_PIECE("WordPiece") {
    @Override
    Vocabulary read(JsonValue model) {
      model.only(
          "type", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word", "vocab");
      model.text("continuing_subword_prefix");
      // The time for a word grows with the third power of its length.
      model.integer("max_input_chars_per_word", 1, 10_000);
      Vocabulary vocabulary = Vocabulary.ofIds(model.required("vocab"));
      requireKnown(model.required("unk_token"), vocabulary);
      return vocabulary;
    }
  },

  /** Whole words. */
  WORD_LEVEL("WordLevel") {
    @Override
    Vocabulary read(JsonValue model) {
      model.only("type", "unk_token", "vocab");
      Vocabulary vocabulary = Vocabulary.ofIds(model.required("vocab"));
      requireKnown(model.required("unk_token"), vocabulary);
      return vocabulary;
    }
  },

  /** The pieces with the greatest sum of scores. */
  UNIGRAM("Unigram") {
    @Override
    Vocabulary read(JsonValue model) {
      model.only("type", "unk_id", "vocab", "byte_fallback");
      Vocabulary vocabulary = Vocabulary.ofScores(model.required("vocab"));
      model.optional("unk_id").ifPresent(id -> id.integer(0, vocabulary.inModel() - 1L));
      requireBytes(model, vocabulary);
      return vocabulary;
    }
  };

  private final String word;

  ModelType(String word) {
    this.word = word;
  }

  /** What the file calls it. */
  String word() {
    return word;
  }

  /** Checks a model and gives its vocabulary. */
  abstract Vocabulary read(JsonValue model);

  /** Which it is; the first files that were published do not say so, and it shows by their keys. */
  static ModelType of(JsonValue model) {
    if (!model.node().isObject()) {
      throw model.wrong("it must be an object");
    }
    Optional<JsonValue> type = model.optional("type");
    if (type.isEmpty()) {
      return guess(model.node());
    }
    for (ModelType known : values()) {
      if (known.word.equals(type.get().node().textValue())) {
        return known;
      }
    }
    throw type.get().wrong("it must be one of BPE, WordPiece, WordLevel, Unigram");
  }

  private static ModelType guess(JsonNode model) {
    if (model.has("merges")) {
      return BPE;
    }
    if (model.path("vocab").isArray()) {
      return UNIGRAM;
    }
    return model.has("max_input_chars_per_word") ? WORD_PIECE : WORD_LEVEL;
  }

  private static void refuseDropout(JsonValue dropout) {
    double share = dropout.node().isNumber() ? dropout.node().doubleValue() : Double.NaN;
    if (share > 0 && share <= 1) {
      throw new IllegalArgumentException(
          dropout.origin()
              + " merges at random (model.dropout), so ids would not repeat: set it to null");
    }
    if (share != 0) {
      throw dropout.wrong("it must be null");
    }
  }

  private static void requireKnown(JsonValue token, Vocabulary vocabulary) {
    if (!vocabulary.has(token.text())) {
      throw token.wrong("it must be a token of model.vocab");
    }
  }

  private static void requireBytes(JsonValue model, Vocabulary vocabulary) {
    if (!model.flag("byte_fallback", false)) {
      return;
    }
    for (int b = 0; b < 256; b++) {
      String piece = String.format(Locale.ROOT, "<0x%02X>", b);
      if (!vocabulary.has(piece)) {
        throw JsonValue.wrong(
            model.origin(),
            model.path() + ".byte_fallback",
            "true",
            "but the token " + piece + " is not in model.vocab, where all 256 must be");
      }
    }
  }
}
