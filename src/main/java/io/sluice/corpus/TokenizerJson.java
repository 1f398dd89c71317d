package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.corpus.huggingface.TokenizerFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What has to be known of a Hugging Face tokenizer.json besides what the native library does with
 * it, read of a file that {@link TokenizerFile} has checked.
 *
 * @param tokens the token of each id, or null where an id has none
 * @param byteLevel whether the characters of a token stand for bytes, as in GPT-2
 * @param byteFallback whether tokens like {@code <0x0A>} stand for bytes
 * @param wordsAsInGpt2 whether text is cut into words by GPT-2's rule and nothing else changes it,
 *     so that {@link Gpt2Cuts} holds
 * @param addedTokens the tokens that are found in the text before anything else is done with it
 */
record TokenizerJson(
    List<String> tokens,
    boolean byteLevel,
    boolean byteFallback,
    boolean wordsAsInGpt2,
    List<String> addedTokens) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static TokenizerJson of(JsonNode tree, TokenizerFile file) {
    return new TokenizerJson(
        file.tokens(),
        mentions(tree.path("decoder"), "ByteLevel"),
        tree.path("model").path("byte_fallback").asBoolean(),
        wordsAsInGpt2(tree),
        tree.path("added_tokens").findValuesAsText("content"));
  }

  private static boolean mentions(JsonNode part, String type) {
    return part.path("type").asText().equals(type) || part.findValuesAsText("type").contains(type);
  }

  private static boolean wordsAsInGpt2(JsonNode tree) {
    JsonNode words = tree.path("pre_tokenizer");
    boolean plain =
        tree.path("normalizer").isNull()
            && words.path("type").asText().equals("ByteLevel")
            && words.path("use_regex").asBoolean(true)
            && !words.path("add_prefix_space").asBoolean(true);
    for (JsonNode added : tree.path("added_tokens")) {
      boolean simple =
          !added.path("lstrip").asBoolean()
              && !added.path("rstrip").asBoolean()
              && !added.path("single_word").asBoolean();
      plain &= simple;
    }
    return plain;
  }

  /** Turns GPT-2's pair of files into a tokenizer.json. */
  static String ofGpt2(String vocabulary, String merges, String origin) {
    JsonNode vocab = TokenizerFile.tree(vocabulary, origin);
    if (!vocab.isObject()) {
      throw new IllegalArgumentException(
          origin + " is no object of tokens and their ids: give GPT-2's vocab.json");
    }
    List<String> lines = new ArrayList<>(Arrays.asList(merges.split("\n")));
    if (!lines.isEmpty() && lines.get(0).startsWith("#version")) {
      lines.remove(0);
    }
    lines.replaceAll(String::stripTrailing);
    lines.removeIf(String::isEmpty);
    var json = MAPPER.createObjectNode();
    json.put("version", "1.0");
    json.putNull("truncation").putNull("padding");
    var added = json.putArray("added_tokens");
    if (vocab.has(END_OF_TEXT)) {
      var end = added.addObject().put("id", vocab.get(END_OF_TEXT).asInt());
      end.put("content", END_OF_TEXT).put("single_word", false).put("lstrip", false);
      end.put("rstrip", false).put("normalized", false).put("special", true);
    }
    json.putNull("normalizer");
    for (String part : List.of("pre_tokenizer", "post_processor", "decoder")) {
      var level = json.putObject(part).put("type", "ByteLevel").put("add_prefix_space", false);
      level.put("trim_offsets", true).put("use_regex", true);
    }
    var model = json.putObject("model").put("type", "BPE").putNull("dropout").putNull("unk_token");
    model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false).set("vocab", vocab);
    var pairs = model.putArray("merges");
    lines.forEach(pairs::add);
    return json.toString();
  }

  private static final String END_OF_TEXT = "<|endoftext|>";
}
