package io.sluice.corpus.huggingface;

import java.util.List;

/** What makes text of tokens. */
final class Decoders {

  static final List<ComponentType> TYPES =
      List.of(
          ComponentType.of("BPEDecoder", part -> part.only("type", "suffix").text("suffix")),
          ComponentType.of("ByteLevel", PreTokenizers::byteLevel),
          ComponentType.of(
              "WordPiece",
              part -> {
                part.only("type", "prefix", "cleanup").text("prefix");
                part.flag("cleanup");
              }),
          ComponentType.of("Metaspace", PreTokenizers::metaspace),
          ComponentType.of(
              "CTC",
              part -> {
                part.only("type", "pad_token", "word_delimiter_token", "cleanup").text("pad_token");
                part.text("word_delimiter_token");
                part.flag("cleanup");
              }),
          ComponentType.sequence("decoders"),
          ComponentType.of("Replace", Normalizers::replace),
          ComponentType.of("Fuse"),
          ComponentType.of("Strip", Decoders::strip),
          // Tokens like <0x0A> as bytes.
          ComponentType.of("ByteFallback"));

  private Decoders() {}

  private static void strip(JsonValue part) {
    part.only("type", "content", "start", "stop").character("content");
    part.integer("start", 0, Integer.MAX_VALUE);
    if (part.integer("stop", 0, Integer.MAX_VALUE) > 0) {
      throw part.required("stop")
          .wrong("it must be 0, because the library ends the process where a token is shorter");
    }
  }
}
