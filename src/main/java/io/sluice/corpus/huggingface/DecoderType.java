package io.sluice.corpus.huggingface;

import java.util.List;

/** What makes text of tokens. */
enum DecoderType implements Components.Type {
  /** A suffix that ends a word. */
  BPE("BPEDecoder") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "suffix").text("suffix");
    }
  },

  /** GPT-2's letters as bytes. */
  BYTE_LEVEL("ByteLevel") {
    @Override
    public void fields(JsonValue part) {
      PreTokenizerType.byteLevel(part);
    }
  },

  /** A prefix of pieces within a word. */
  WORD_PIECE("WordPiece") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "prefix", "cleanup").text("prefix");
      part.flag("cleanup");
    }
  },

  /** A visible character for a space. */
  METASPACE("Metaspace") {
    @Override
    public void fields(JsonValue part) {
      PreTokenizerType.metaspace(part);
    }
  },

  /** Repeated tokens of speech as one. */
  CTC("CTC") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "pad_token", "word_delimiter_token", "cleanup").text("pad_token");
      part.text("word_delimiter_token");
      part.flag("cleanup");
    }
  },

  /** Several in a row. */
  SEQUENCE(Components.SEQUENCE) {
    @Override
    public List<JsonValue> check(JsonValue part) {
      return part.only("type", "decoders").items("decoders");
    }
  },

  /** One text for another. */
  REPLACE("Replace") {
    @Override
    public void fields(JsonValue part) {
      NormalizerType.REPLACE.fields(part);
    }
  },

  /** All tokens as one. */
  FUSE("Fuse"),

  /** A character at either end of a token. */
  STRIP("Strip") {
    @Override
    public void fields(JsonValue part) {
      part.only("type", "content", "start", "stop").character("content");
      part.integer("start", 0, Integer.MAX_VALUE);
      if (part.integer("stop", 0, Integer.MAX_VALUE) > 0) {
        throw part.required("stop")
            .wrong("it must be 0, because the library ends the process where a token is shorter");
      }
    }
  },

  /** Tokens like {@code <0x0A>} as bytes. */
  BYTE_FALLBACK("ByteFallback");

  private final String word;

  DecoderType(String word) {
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
