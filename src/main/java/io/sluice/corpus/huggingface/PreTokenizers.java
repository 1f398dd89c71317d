package io.sluice.corpus.huggingface;

import java.util.List;

/** What cuts a text into words. */
final class PreTokenizers {

  static final List<ComponentType> TYPES =
      List.of(
          ComponentType.of("BertPreTokenizer"),
          ComponentType.of("ByteLevel", PreTokenizers::byteLevel),
          ComponentType.of(
              "CharDelimiterSplit", part -> part.only("type", "delimiter").character("delimiter")),
          ComponentType.of("Metaspace", PreTokenizers::metaspace),
          ComponentType.of("Whitespace"),
          ComponentType.sequence("pretokenizers"),
          ComponentType.of(
              "Split",
              part -> {
                part.only("type", "pattern", "behavior", "invert");
                behavior(part);
                part.flag("invert");
                Components.pattern(part);
              }),
          ComponentType.of(
              "Punctuation",
              part -> {
                part.only("type", "behavior");
                part.optional("behavior").ifPresent(there -> behavior(part));
              }),
          ComponentType.of("WhitespaceSplit"),
          ComponentType.of(
              "Digits", part -> part.only("type", "individual_digits").flag("individual_digits")),
          ComponentType.of("UnicodeScripts"),
          ComponentType.of(
              "FixedLength",
              part -> {
                part.only("type", "length");
                part.optional("length").ifPresent(length -> length.integer(1, Integer.MAX_VALUE));
              }));

  private PreTokenizers() {}

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
