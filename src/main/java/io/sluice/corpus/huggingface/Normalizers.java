package io.sluice.corpus.huggingface;

import java.util.List;

/** What changes a text before it is cut. */
final class Normalizers {

  static final List<ComponentType> TYPES =
      List.of(
          ComponentType.of(
              "BertNormalizer",
              part -> {
                part.only(
                    "type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
                part.flag("clean_text");
                part.flag("handle_chinese_chars");
                part.flag("strip_accents", false);
                part.flag("lowercase");
              }),
          ComponentType.of(
              "Strip",
              part -> {
                part.only("type", "strip_left", "strip_right");
                part.flag("strip_left");
                part.flag("strip_right");
              }),
          ComponentType.of("StripAccents"),
          ComponentType.of("NFC"),
          ComponentType.of("NFD"),
          ComponentType.of("NFKC"),
          ComponentType.of("NFKD"),
          ComponentType.sequence("normalizers"),
          ComponentType.of("Lowercase"),
          // SentencePiece's cleaning for translation.
          ComponentType.of("Nmt"),
          ComponentType.of(
              "Precompiled",
              part ->
                  CharacterMap.check(
                      part.only("type", "precompiled_charsmap").required("precompiled_charsmap"))),
          ComponentType.of("Replace", Normalizers::replace),
          ComponentType.of("Prepend", part -> part.only("type", "prepend").filledText("prepend")),
          ComponentType.of("ByteLevel"));

  private Normalizers() {}

  /** The fields of all that puts one text for another. */
  static void replace(JsonValue part) {
    part.only("type", "pattern", "content");
    part.text("content");
    Components.pattern(part).requireSomething(part);
  }
}
