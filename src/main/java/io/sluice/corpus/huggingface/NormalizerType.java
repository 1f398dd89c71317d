package io.sluice.corpus.huggingface;

import java.util.List;

/** What changes a text before it is cut. */
enum NormalizerType implements Components.Type {
  /** BERT's cleaning. */
  BERT("BertNormalizer") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
      part.flag("clean_text");
      part.flag("handle_chinese_chars");
      part.flag("strip_accents", false);
      part.flag("lowercase");
    }
  },

  /** White space at either end. */
  STRIP("Strip") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "strip_left", "strip_right");
      part.flag("strip_left");
      part.flag("strip_right");
    }
  },

  /** Combining marks. */
  STRIP_ACCENTS("StripAccents"),

  /** Unicode's form C. */
  NFC("NFC"),

  /** Unicode's form D. */
  NFD("NFD"),

  /** Unicode's form KC. */
  NFKC("NFKC"),

  /** Unicode's form KD. */
  NFKD("NFKD"),

  /** Several in a row. */
  SEQUENCE(Components.SEQUENCE) {
    @Override
    public List<JsonValue> check(JsonValue part) {
      return part.only("type", "normalizers").items("normalizers");
    }
  },

  /** Small letters. */
  LOWERCASE("Lowercase"),

  /** SentencePiece's cleaning for translation. */
  NMT("Nmt"),

  /** SentencePiece's table of replacements. */
  PRECOMPILED("Precompiled") {
    @Override
    public void fields(JsonValue part) {
      CharacterMap.check(
          part.only("type", "precompiled_charsmap").required("precompiled_charsmap"));
    }
  },

  /** One text for another. */
  REPLACE("Replace") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "pattern", "content");
      part.text("content");
      Components.pattern(part).requireSomething(part);
    }
  },

  /** A text before the text. */
  PREPEND("Prepend") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "prepend").filledText("prepend");
    }
  },

  /** Bytes as GPT-2's letters. */
  BYTE_LEVEL("ByteLevel");

  private final String word;

  NormalizerType(String word) {
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
}
