package io.sluice.corpus.huggingface;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A tokenizer.json that has been checked.
 *
 * @param tokens the token of each id, or null where an id has none
 * @param library what the native library is to be given: the file without what only matters where
 *     tokens are added around a text, which is never asked for
 */
public record TokenizerFile(List<String> tokens, String library) {
  /** The longest text, in characters, that the library may be given at once. */
  public static final int LONGEST_TEXT = RegularExpression.LONGEST_SEARCHED;

  private static final int DEEPEST = 32;
  private static final long LARGEST_UNSIGNED = 0xFFFF_FFFFL;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST)
                      .maxStringLength(1 << 26)
                      .build())
              .build());

  public TokenizerFile {
    tokens = Collections.unmodifiableList(tokens); // of nulls too, which List.copyOf refuses
  }

  /**
   * Reads JSON text.
   *
   * @param origin what the text is, for errors
   * @throws IllegalArgumentException if it is not JSON, has a key twice, is nested too deeply or
   *     has a text that is not Unicode
   */
  public static JsonNode tree(String json, String origin) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      WellFormedText.check(tree, origin);
      return tree;
    } catch (StreamConstraintsException e) {
      throw new IllegalArgumentException(
          origin
              + " is nested more than "
              + DEEPEST
              + " deep, or has a text or number that is too long: give a tokenizer.json as Hugging"
              + " Face tokenizers 0.21 writes it",
          e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          origin
              + " is not JSON ("
              + (e.getOriginalMessage().startsWith("Duplicate") ? "a key occurs twice, " : "")
              + "line "
              + e.getLocation().getLineNr()
              + "): give a tokenizer.json or the folder that has one",
          e);
    }
  }

  /**
   * Checks a tree that {@link #tree} has read.
   *
   * @param origin what it is, for errors
   * @throws IllegalArgumentException if anything in it is not as it must be, see the package
   */
  public static TokenizerFile of(JsonNode tree, String origin) {
    JsonValue file = new JsonValue(origin, "", tree);
    file.only(
        "version",
        "truncation",
        "padding",
        "added_tokens",
        "normalizer",
        "pre_tokenizer",
        "post_processor",
        "decoder",
        "model");
    file.optional("version").ifPresent(version -> file.word("version", "1.0"));
    JsonValue model = file.required("model");
    ModelType type = ModelType.of(model);
    Vocabulary vocabulary = type.read(model);
    List<JsonValue> added =
        file.optional("added_tokens").map(list -> file.items("added_tokens")).orElse(List.of());
    AddedTokensCheck.check(added, vocabulary);
    Growth.check(file.optional("normalizer"), part -> Components.check(part, Normalizers.TYPES));
    Erasure.check(added, file.optional("normalizer"));
    file.optional("pre_tokenizer").ifPresent(part -> Components.check(part, PreTokenizers.TYPES));
    Growth.check(file.optional("decoder"), part -> Components.check(part, Decoders.TYPES));
    file.optional("post_processor")
        .ifPresent(part -> Components.check(part, PostProcessors.types(vocabulary)));
    file.optional("truncation").ifPresent(TokenizerFile::truncation);
    file.optional("padding").ifPresent(TokenizerFile::padding);
    return new TokenizerFile(vocabulary.tokens(), forLibrary(tree, type));
  }

  private static void truncation(JsonValue part) {
    part.only("direction", "max_length", "strategy", "stride");
    part.optional("direction").ifPresent(there -> part.word("direction", "Left", "Right"));
    part.integer("max_length", 0, Long.MAX_VALUE);
    part.word("strategy", "LongestFirst", "OnlyFirst", "OnlySecond");
    part.integer("stride", 0, Long.MAX_VALUE);
  }

  private static void padding(JsonValue part) {
    part.only("strategy", "direction", "pad_to_multiple_of", "pad_id", "pad_type_id", "pad_token");
    JsonValue strategy = part.required("strategy");
    if (strategy.node().isObject()) {
      strategy.only("Fixed").integer("Fixed", 0, Long.MAX_VALUE);
    } else {
      part.word("strategy", "BatchLongest");
    }
    part.word("direction", "Left", "Right");
    part.optional("pad_to_multiple_of").ifPresent(it -> it.integer(0, Long.MAX_VALUE));
    part.integer("pad_id", 0, LARGEST_UNSIGNED);
    part.integer("pad_type_id", 0, LARGEST_UNSIGNED);
    part.text("pad_token");
  }

  private static String forLibrary(JsonNode tree, ModelType type) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("version", "1.0");
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      root.set(field.getKey(), field.getValue());
    }
    root.putNull("truncation").putNull("padding").putNull("post_processor");
    // Without the type the library guesses it by trying one after the other.
    ObjectNode model = root.objectNode().put("type", type.word());
    for (Map.Entry<String, JsonNode> field : tree.get("model").properties()) {
      model.set(field.getKey(), field.getValue());
    }
    model.put("type", type.word());
    root.set("model", model);
    return root.toString();
  }
}
