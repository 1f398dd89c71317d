package io.sluice.corpus.huggingface;

import java.util.List;

/** What cuts a text into words. */
enum PreTokenizerType implements Components.Type {
  /** White space and punctuation. */
  BERT("BertPreTokenizer"),

  /** GPT-2's rule, and bytes as letters. */
  BYTE_LEVEL("ByteLevel") {
    @Override
    public void fields(JsonValue part) {
      byteLevel(part);
    }
  },

  /** One character. */
  DELIMITER("CharDelimiterSplit") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "delimiter").character("delimiter");
    }
  },

  /** A visible character for a space. */
  METASPACE("Metaspace") {
    @Override
    public void fields(JsonValue part) {
      metaspace(part);
    }
  },

  /** Words and punctuation. */
  WHITESPACE("Whitespace"),

  /** Several in a row. */
  SEQUENCE(Components.SEQUENCE) {
    @Override
    public List<JsonValue> check(JsonValue part) {
      return part.only("type", "pretokenizers").items("pretokenizers");
    }
  },

  /** A text or an expression. */
  SPLIT("Split") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "pattern", "behavior", "invert");
      behavior(part);
      part.flag("invert");
      Components.pattern(part);
    }
  },

  /** Punctuation. */
  PUNCTUATION("Punctuation") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "behavior");
      part.optional("behavior").ifPresent(there -> behavior(part));
    }
  },

  /** White space. */
  WHITESPACE_SPLIT("WhitespaceSplit"),

  /** Numbers. */
  DIGITS("Digits") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "individual_digits").flag("individual_digits");
    }
  },

  /** Scripts of the world. */
  UNICODE_SCRIPTS("UnicodeScripts"),

  /** As many characters each. */
  FIXED_LENGTH("FixedLength") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "length");
      part.optional("length").ifPresent(length -> length.integer(1, Integer.MAX_VALUE));
    }
  };

  private final String word;

  PreTokenizerType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public void fields(JsonValue part) {
    part.only("type");
  }

  private static void behavior(JsonValue part) {
    part.word(
        "behavior", "Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous");
  }

  /** The fields of all that is called ByteLevel, save the normalizer. */
  static void byteLevel(JsonValue part) {
    part.only("type", "add_prefix_space", "trim_offsets", "use_regex");
    part.flag("add_prefix_space");
    part.flag("trim_offsets");
    part.flag("use_regex", true);
  }

  /** The fields of all that is called Metaspace. */
  static void metaspace(JsonValue part) {
    part.only("type", "replacement", "prepend_scheme", "split", "add_prefix_space", "str_rep");
    part.character("replacement");
    part.flag("split", true);
    part.optional("str_rep").ifPresent(JsonValue::text);
    String scheme =
        part.optional("prepend_scheme")
            .map(there -> part.word("prepend_scheme", "first", "never", "always"))
            .orElse("always");
    if (!part.flag("add_prefix_space", true) && !scheme.equals("never")) {
      throw part.required("add_prefix_space").wrong("so prepend_scheme must be never");
    }
  }
}
