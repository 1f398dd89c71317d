package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.corpus.huggingface.TokenizerFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Small tokenizers and unpleasant texts for tests. */
final class TokenizerSamples {
  private static final List<String> FRAGMENTS =
      List.of(
          "the",
          "The",
          "a",
          "cat",
          "don't",
          "we've",
          "it'll",
          "well-known",
          "x",
          "'s",
          "'",
          "’",
          "-",
          " ",
          " ",
          " ",
          " ",
          "  ",
          "     ",
          "\n",
          "\n",
          "\n\n",
          "\n\n\n",
          " \n",
          "\n ",
          "\t",
          "\t\t",
          "\r\n",
          "\u00A0",
          "\u2003",
          "1",
          "42",
          "1999",
          "٣",
          ",",
          ".",
          "...",
          "!?",
          "(",
          ")",
          "\"",
          "_",
          "<",
          "|",
          "<|endoftext|>",
          "endoftext",
          "é",
          "e\u0301",
          "ß",
          "日本語",
          "中",
          "😀",
          "👩‍👩‍👧",
          "\uFEFF",
          "\u0001",
          "▁",
          "Ġ",
          "ǅ",
          "ª",
          "²");

  private TokenizerSamples() {}

  /** All that is unpleasant, in some order. */
  static String nasty(long seed, int fragments) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fragments; i++) {
      text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    return text.toString();
  }

  /** Sentences of small words over lines, in ASCII. */
  static String plain(long seed, int words) {
    Random random = new Random(seed);
    List<String> some = List.of("the", "cat", "in", "a", "hat", "tea", "then", "that", "an");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(some.get(random.nextInt(some.size())));
      text.append(random.nextInt(8) == 0 ? ".\n" : " ");
    }
    return text.toString();
  }

  static Corpus corpus(String training, String validation) {
    return new Corpus(
        "sample",
        "a text for tests",
        TokenizerChoice.of("bytes"),
        TextPart.of(training),
        TextPart.of(validation),
        Optional.empty(),
        Corpus.TestOrigin.OWN_TEXT,
        Optional.empty());
  }

  static Tokenizer parse(String json) {
    JsonNode tree = TokenizerFile.tree(json, "sample");
    return SubwordTokenizer.of(json, tree, TokenizerFile.of(tree, "sample"), "sample");
  }

  /** Byte-level BPE with GPT-2's rule for words, a dozen merges and one special token. */
  static Tokenizer byteLevel() {
    return parse(byteLevelJson());
  }

  static String byteLevelJson() {
    List<String> merges =
        List.of(
            "Ġ t", "h e", "Ġt he", "i n", "a n", "Ġ a", "t he", "Ċ Ċ", "Ġ Ġ", "ĠĠ ĠĠ", "' s", "1 9",
            "en d", "e n", ". .", "! ?", "Ċ Ġ", "ð Ł");
    Map<Integer, String> tokens = new TreeMap<>();
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean printed = (b > 32 && b < 127) || (b > 160 && b != 173);
      tokens.put(tokens.size(), Character.toString(printed ? b : next++));
    }
    for (String merge : merges) {
      tokens.put(tokens.size(), merge.replace(" ", ""));
    }
    tokens.put(tokens.size(), "<|endoftext|>");
    return TokenizerJson.ofGpt2(vocabulary(tokens), String.join("\n", merges), "sample");
  }

  /** BPE over whole texts as in Llama 2: a space is put before the text, bytes are a fallback. */
  static Tokenizer sentencePiece() {
    Map<Integer, String> tokens = new TreeMap<>();
    for (String special : List.of("<unk>", "<s>", "</s>")) {
      tokens.put(tokens.size(), special);
    }
    for (int b = 0; b < 256; b++) {
      tokens.put(tokens.size(), String.format(Locale.ROOT, "<0x%02X>", b));
    }
    "▁abcdefghijklmnopqrstuvwxyzT.,'"
        .codePoints()
        .forEach(c -> tokens.put(tokens.size(), Character.toString(c)));
    List<String> merges = List.of("▁ t", "h e", "▁t he", "▁ ▁", "c a", "▁ ca", "▁ca t", "e ▁");
    merges.forEach(merge -> tokens.put(tokens.size(), merge.replace(" ", "")));
    return parse(
        """
        {"added_tokens": [%s],
         "normalizer": {"type": "Sequence", "normalizers": [
           {"type": "Prepend", "prepend": "▁"},
           {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
         "pre_tokenizer": null, "post_processor": null,
         "decoder": {"type": "Sequence", "decoders": [
           {"type": "Replace", "pattern": {"String": "▁"}, "content": " "},
           {"type": "ByteFallback"}, {"type": "Fuse"},
           {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
         "model": {"type": "BPE", "unk_token": "<unk>", "fuse_unk": true, "byte_fallback": true,
           "vocab": %s, "merges": %s}}
        """
            .formatted(special(2, "</s>"), vocabulary(tokens), list(merges)));
  }

  /** BPE over whole texts in which a newline grows together with a following "a". */
  static Tokenizer joinsNewlines() {
    Map<Integer, String> tokens = new TreeMap<>();
    for (String symbol : List.of("<unk>", "\n", "a", "b", "\na")) {
      tokens.put(tokens.size(), symbol);
    }
    return parse(
        """
        {"added_tokens": [], "normalizer": null, "pre_tokenizer": null, "post_processor": null,
         "decoder": {"type": "Fuse"},
         "model": {"type": "BPE", "unk_token": "<unk>", "vocab": %s, "merges": [["\\n", "a"]]}}
        """
            .formatted(vocabulary(tokens)));
  }

  /** Whole words between white space; everything else is unknown. */
  static Tokenizer wordLevel() {
    return parse(
        """
        {"added_tokens": [], "normalizer": {"type": "Lowercase"},
         "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
         "truncation": {"max_length": 4, "strategy": "LongestFirst", "stride": 0,
           "direction": "Right"},
         "model": {"type": "WordLevel", "unk_token": "[UNK]",
           "vocab": {"[UNK]": 0, "the": 1, "cat": 2, "in": 3, ".": 4, "a": 5}}}
        """);
  }

  /** Unigram pieces with a space put before the text, as in T5. */
  static Tokenizer unigram() {
    StringBuilder pieces = new StringBuilder("[\"<unk>\", 0.0]");
    for (String piece :
        List.of("▁", "a", "c", "e", "h", "i", "n", "t", ".", "▁the", "▁cat", "▁in", "at", "the")) {
      pieces.append(", [\"").append(piece).append("\", -").append(9 - piece.length()).append("]");
    }
    return parse(
        """
        {"added_tokens": [], "normalizer": null, "post_processor": null,
         "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
         "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
         "model": {"type": "Unigram", "unk_id": 0, "vocab": [%s]}}
        """
            .formatted(pieces));
  }

  /** Texts that have no end of a word, or none that ASCII shows, for long. */
  static List<String> endless(int length) {
    Random random = new Random(5);
    StringBuilder letters = new StringBuilder();
    StringBuilder chinese = new StringBuilder();
    StringBuilder emoji = new StringBuilder();
    for (int i = 0; i < length; i++) {
      letters.append((char) ('a' + random.nextInt(26)));
      chinese.append((char) (0x4E00 + random.nextInt(0x1000)));
      emoji.append(List.of("😀", "👩‍👩‍👧", "❤️").get(random.nextInt(3)));
    }
    return List.of(
        letters.toString(),
        chinese.toString(),
        emoji.toString(),
        "a".repeat(length),
        " ".repeat(length),
        "中".repeat(length),
        "the".repeat(length / 3),
        "12".repeat(length / 2),
        "a".repeat(length / 2) + " the cat" + "b".repeat(length / 2));
  }

  /** Words in parts as in BERT: a word longer than 100 characters is unknown as a whole. */
  static Tokenizer wordPiece() {
    return parse(
        """
        {"added_tokens": [], "post_processor": null,
         "normalizer": {"type": "BertNormalizer", "clean_text": true,
           "handle_chinese_chars": true, "strip_accents": null, "lowercase": true},
         "pre_tokenizer": {"type": "BertPreTokenizer"},
         "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
         "model": {"type": "WordPiece", "unk_token": "[UNK]",
           "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
           "vocab": {"[UNK]": 0, "the": 1, "cat": 2, "a": 3, "##a": 4, "##the": 5, "b": 6}}}
        """);
  }

  /** The ids of a text that is cut at places of chance. */
  static int[] inPieces(Tokenizer tokenizer, String text, long seed, int longest) {
    Random random = new Random(seed);
    List<int[]> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int wanted = Math.min(text.length(), from + 1 + random.nextInt(longest));
      int to = wanted == text.length() ? wanted : tokenizer.nextCut(text, from, wanted);
      pieces.add(tokenizer.encode(text, from, to));
      from = to;
    }
    return pieces.stream().flatMapToInt(java.util.Arrays::stream).toArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String special(int id, String content) {
    return """
        {"id": %s, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false,
         "normalized": false, "special": true}"""
        .formatted(id, content);
  }

  private static String vocabulary(Map<Integer, String> tokens) {
    List<String> entries = new ArrayList<>();
    tokens.forEach((id, token) -> entries.add(quoted(token) + ": " + id));
    return "{" + String.join(", ", entries) + "}";
  }

  private static String list(List<String> texts) {
    return "[" + String.join(", ", texts.stream().map(TokenizerSamples::quoted).toList()) + "]";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
