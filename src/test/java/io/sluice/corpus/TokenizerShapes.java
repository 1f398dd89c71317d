package io.sluice.corpus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Small tokenizer files in the shapes of published ones, field by field. */
final class TokenizerShapes {
  /** The rule for words of Llama 3. */
  static final String LLAMA3_WORDS =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
          + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** The rule for words of Qwen 2. */
  static final String QWEN2_WORDS = LLAMA3_WORDS.replace("\\p{N}{1,3}", "\\p{N}");

  /** The rule for words of the vocabularies with 200,000 tokens. */
  static final String LARGE_WORDS =
      "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
          + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+"
          + "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}|"
          + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  private static final String BYTE_LEVEL =
      "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true,\"use_regex\":%s}";
  private static final String LLAMA_DECODER =
      "{\"type\":\"Sequence\",\"decoders\":[{\"type\":\"Replace\",\"pattern\":{\"String\":\"▁\"},"
          + "\"content\":\" \"},{\"type\":\"ByteFallback\"},{\"type\":\"Fuse\"},"
          + "{\"type\":\"Strip\",\"content\":\" \",\"start\":1,\"stop\":0}]}";
  private static final String METASPACE =
      "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"prepend_scheme\":\"%s\",\"split\":%s}";
  private static final List<String> BYTE_MERGES =
      List.of("h e", "Ġ t", "Ġt he", "i n", "o n", "c e", "Ġ a", "Ċ Ċ", "Ġ Ġ");
  private static final List<String> PIECE_MERGES =
      List.of("▁ t", "h e", "▁t he", "▁ ▁", "c a", "▁ ca", "▁ca t", "e ▁");

  private TokenizerShapes() {}

  /** One of each, by name. */
  static Map<String, String> byName() {
    Map<String, String> shapes = new LinkedHashMap<>();
    shapes.put("gpt2", gpt2());
    shapes.put("roberta", roberta());
    shapes.put("llama2", llama2());
    shapes.put("llama3", llama3());
    shapes.put("mistral", mistral());
    shapes.put("qwen2", qwen2());
    shapes.put("gemma", gemma());
    shapes.put("bert", bert());
    shapes.put("t5", t5());
    shapes.put("albert", albert());
    shapes.put("phi2", phi2());
    shapes.put("phi3", phi3());
    shapes.put("phi4", phi4());
    shapes.put("smollm", smollm());
    shapes.put("clip", clip());
    shapes.put("unigram-bytes", unigramBytes());
    shapes.put("bpe-prefix", bpePrefix());
    shapes.put("word-level", wordLevel());
    return shapes;
  }

  static List<String> all() {
    return List.copyOf(byName().values());
  }

  static String gpt2() {
    // As it was published: without types of the model and of white space, and an old decoder.
    Map<String, Integer> vocab = bytes(BYTE_MERGES);
    vocab.put("<|endoftext|>", vocab.size());
    return file(
        added(vocab, "<|endoftext|>", true, false, true),
        "null",
        "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true}",
        "{\"type\":\"ByteLevel\",\"add_prefix_space\":true,\"trim_offsets\":false}",
        "{\"type\":\"ByteLevel\",\"add_prefix_space\":true,\"trim_offsets\":true}",
        "{\"dropout\":null,\"unk_token\":null,\"continuing_subword_prefix\":\"\","
            + "\"end_of_word_suffix\":\"\",\"fuse_unk\":false,\"vocab\":"
            + object(vocab)
            + ",\"merges\":"
            + list(BYTE_MERGES)
            + "}");
  }

  static String roberta() {
    Map<String, Integer> vocab = new LinkedHashMap<>();
    List.of("<s>", "<pad>", "</s>", "<unk>").forEach(t -> vocab.put(t, vocab.size()));
    bytes(BYTE_MERGES).keySet().forEach(t -> vocab.put(t, vocab.size()));
    vocab.put("<mask>", vocab.size());
    return file(
        added(vocab, "<s>", true, false, true)
            + ","
            + added(vocab, "</s>", true, false, true)
            + ","
            + added(vocab, "<mask>", false, true, true),
        "null",
        BYTE_LEVEL.formatted("true"),
        "{\"type\":\"RobertaProcessing\",\"sep\":[\"</s>\",2],\"cls\":[\"<s>\",0],"
            + "\"trim_offsets\":true,\"add_prefix_space\":false}",
        BYTE_LEVEL.formatted("true"),
        bpe(vocab, list(BYTE_MERGES), "null", "null", "null", "false", "false", ""));
  }

  static String llama2() {
    Map<String, Integer> vocab = pieces();
    return file(
        added(vocab, "<unk>", false, false, true)
            + ","
            + added(vocab, "<s>", false, false, true)
            + ","
            + added(vocab, "</s>", false, false, true),
        "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"Prepend\",\"prepend\":\"▁\"},"
            + "{\"type\":\"Replace\",\"pattern\":{\"String\":\" \"},\"content\":\"▁\"}]}",
        "null",
        template("<s>", 1),
        LLAMA_DECODER,
        bpe(vocab, list(PIECE_MERGES), "\"<unk>\"", "null", "null", "true", "true", ""));
  }

  static String mistral() {
    Map<String, Integer> vocab = pieces();
    return file(
        added(vocab, "<unk>", false, false, true) + "," + added(vocab, "<s>", false, false, true),
        "null",
        METASPACE.formatted("first", "false"),
        template("<s>", 1),
        LLAMA_DECODER,
        bpe(
            vocab,
            pairs(PIECE_MERGES),
            "\"<unk>\"",
            "null",
            "null",
            "true",
            "true",
            ",\"ignore_merges\":false"));
  }

  static String llama3() {
    Map<String, Integer> vocab = bytes(BYTE_MERGES);
    int size = vocab.size();
    String ends = "";
    for (int i = 0; i < 4; i++) {
      ends +=
          (i == 0 ? "" : ",")
              + token(size + i, "<|reserved_" + i + "|>", false, false, false, true);
    }
    return file(
        ends,
        "null",
        "{\"type\":\"Sequence\",\"pretokenizers\":["
            + split(LLAMA3_WORDS, "Isolated")
            + ","
            + BYTE_LEVEL.formatted("false")
            + "]}",
        "{\"type\":\"Sequence\",\"processors\":["
            + BYTE_LEVEL.formatted("true")
            + ","
            + template("<|reserved_0|>", size)
            + "]}",
        BYTE_LEVEL.formatted("true"),
        bpe(
            vocab,
            list(BYTE_MERGES),
            "null",
            "null",
            "null",
            "false",
            "false",
            ",\"ignore_merges\":true"));
  }

  static String qwen2() {
    Map<String, Integer> vocab = bytes(BYTE_MERGES);
    return file(
        token(vocab.size(), "<|im_end|>", false, false, false, true),
        "{\"type\":\"NFC\"}",
        "{\"type\":\"Sequence\",\"pretokenizers\":["
            + split(QWEN2_WORDS, "Isolated")
            + ","
            + BYTE_LEVEL.formatted("false")
            + "]}",
        BYTE_LEVEL.formatted("false"),
        BYTE_LEVEL.formatted("false"),
        bpe(vocab, list(BYTE_MERGES), "null", "\"\"", "\"\"", "false", "false", ""));
  }

  static String gemma() {
    Map<String, Integer> vocab = pieces();
    vocab.put("\n\n", vocab.size());
    return file(
        added(vocab, "<s>", false, false, true)
            + ","
            + added(vocab, "\n\n", false, false, false)
            + ","
            + token(vocab.size(), "<image_soft_token>", false, false, false, true),
        "{\"type\":\"Replace\",\"pattern\":{\"String\":\" \"},\"content\":\"▁\"}",
        "{\"type\":\"Split\",\"pattern\":{\"String\":\" \"},\"behavior\":\"MergedWithPrevious\","
            + "\"invert\":false}",
        template("<s>", 1),
        "{\"type\":\"Sequence\",\"decoders\":[{\"type\":\"Replace\",\"pattern\":{\"String\":\"▁\"},"
            + "\"content\":\" \"},{\"type\":\"ByteFallback\"},{\"type\":\"Fuse\"}]}",
        bpe(
            vocab,
            pairs(PIECE_MERGES),
            "\"<unk>\"",
            "null",
            "null",
            "true",
            "true",
            ",\"ignore_merges\":false"));
  }

  static String bert() {
    Map<String, Integer> vocab = new LinkedHashMap<>();
    for (String token :
        List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "once", "the", "##on", "a", "cat", ",",
            ".", "##s", "中", "e", "##e")) {
      vocab.put(token, vocab.size());
    }
    return file(
            added(vocab, "[PAD]", false, false, true)
                + ","
                + added(vocab, "[CLS]", false, false, true)
                + ","
                + added(vocab, "[MASK]", false, false, true),
            "{\"type\":\"BertNormalizer\",\"clean_text\":true,\"handle_chinese_chars\":true,"
                + "\"strip_accents\":null,\"lowercase\":true}",
            "{\"type\":\"BertPreTokenizer\"}",
            template("[CLS]", 2),
            "{\"type\":\"WordPiece\",\"prefix\":\"##\",\"cleanup\":true}",
            "{\"type\":\"WordPiece\",\"unk_token\":\"[UNK]\",\"continuing_subword_prefix\":\"##\","
                + "\"max_input_chars_per_word\":100,\"vocab\":"
                + object(vocab)
                + "}")
        .replace(
            "\"truncation\":null,\"padding\":null",
            "\"truncation\":{\"direction\":\"Right\",\"max_length\":128,\"strategy\":\"LongestFirst\","
                + "\"stride\":0},\"padding\":{\"strategy\":{\"Fixed\":128},\"direction\":\"Right\","
                + "\"pad_to_multiple_of\":null,\"pad_id\":0,\"pad_type_id\":0,\"pad_token\":\"[PAD]\"}");
  }

  static String t5() {
    List<String> scores = scores("<pad>", "</s>", "<unk>");
    scores.add("[\"<extra_id_0>\",0.0]");
    return file(
        token(0, "<pad>", false, false, false, true)
            + ","
            + token(1, "</s>", false, false, false, true)
            + ","
            + token(2, "<unk>", false, false, false, true)
            + ","
            + token(scores.size() - 1, "<extra_id_0>", false, false, false, true),
        "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"" + characterMap() + "\"}",
        "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"WhitespaceSplit\"},"
            + "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"str_rep\":\"▁\","
            + "\"add_prefix_space\":true}]}",
        template("</s>", 1),
        "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"str_rep\":\"▁\",\"add_prefix_space\":true}",
        "{\"unk_id\":2,\"vocab\":[" + String.join(",", scores) + "]}");
  }

  static String albert() {
    List<String> scores = scores("<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]");
    return file(
        token(0, "<pad>", false, false, false, true)
            + ","
            + token(4, "[MASK]", false, true, false, true),
        "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"Replace\",\"pattern\":"
            + "{\"String\":\"``\"},\"content\":\"\\\"\"},{\"type\":\"NFKD\"},{\"type\":\"StripAccents\"},"
            + "{\"type\":\"Lowercase\"},{\"type\":\"Precompiled\",\"precompiled_charsmap\":\""
            + characterMap()
            + "\"},{\"type\":\"Replace\",\"pattern\":{\"Regex\":\" {2,}\"},\"content\":\" \"}]}",
        METASPACE.formatted("always", "true"),
        template("[CLS]", 2),
        METASPACE.formatted("always", "true"),
        "{\"type\":\"Unigram\",\"unk_id\":1,\"vocab\":["
            + String.join(",", scores)
            + "],\"byte_fallback\":false}");
  }

  static String phi2() {
    Map<String, Integer> vocab = bytes(BYTE_MERGES);
    vocab.put("<|endoftext|>", vocab.size());
    int size = vocab.size();
    return file(
        added(vocab, "<|endoftext|>", false, false, true)
            + ","
            + token(size, "      ", false, false, true, false)
            + ","
            + token(size + 1, "\t\t", false, false, true, false),
        "null",
        BYTE_LEVEL.formatted("true"),
        BYTE_LEVEL.formatted("true"),
        BYTE_LEVEL.formatted("true"),
        bpe(vocab, list(BYTE_MERGES), "null", "\"\"", "\"\"", "false", "false", ""));
  }

  static String phi3() {
    Map<String, Integer> vocab = pieces();
    int size = vocab.size();
    return llama2()
        .replace(
            "],\"normalizer\"",
            ","
                + token(size, "<|endoftext|>", false, false, false, true)
                + ","
                + token(size + 1, "<|end|>", false, false, false, true)
                    .replace("\"rstrip\":false", "\"rstrip\":true")
                + "],\"normalizer\"");
  }

  /** Holes in the ids, filled by nothing, as in the vocabularies that OpenAI published. */
  static String phi4() {
    Map<String, Integer> vocab = bytes(BYTE_MERGES);
    vocab.put("<|endoftext|>", vocab.size() + 1);
    vocab.put("<|endofprompt|>", vocab.size() + 20);
    return file(
        added(vocab, "<|endoftext|>", false, false, true)
            + ","
            + added(vocab, "<|endofprompt|>", false, false, true),
        "null",
        "{\"type\":\"Sequence\",\"pretokenizers\":["
            + split(LARGE_WORDS, "Removed").replace("\"invert\":false", "\"invert\":true")
            + ","
            + BYTE_LEVEL.formatted("false")
            + "]}",
        BYTE_LEVEL.formatted("false"),
        BYTE_LEVEL.formatted("true"),
        bpe(vocab, list(BYTE_MERGES), "null", "\"\"", "\"\"", "false", "false", ""));
  }

  static String smollm() {
    Map<String, Integer> vocab = new LinkedHashMap<>();
    vocab.put("<|endoftext|>", 0);
    bytes(BYTE_MERGES).keySet().forEach(t -> vocab.put(t, vocab.size()));
    return file(
        added(vocab, "<|endoftext|>", false, false, true),
        "null",
        "{\"type\":\"Sequence\",\"pretokenizers\":[{\"type\":\"Digits\",\"individual_digits\":true},"
            + BYTE_LEVEL.formatted("true")
            + "]}",
        "null",
        BYTE_LEVEL.formatted("true"),
        bpe(vocab, list(BYTE_MERGES), "null", "null", "null", "false", "false", ""));
  }

  static String clip() {
    Map<String, Integer> vocab = bytes(List.of());
    List.copyOf(vocab.keySet()).forEach(t -> vocab.put(t + "</w>", vocab.size()));
    List<String> merges = List.of("t h", "th e</w>", "c a", "ca t</w>");
    merges.forEach(merge -> vocab.put(merge.replace(" ", ""), vocab.size()));
    vocab.put("<|startoftext|>", vocab.size());
    vocab.put("<|endoftext|>", vocab.size());
    return file(
        added(vocab, "<|startoftext|>", true, false, true)
            + ","
            + added(vocab, "<|endoftext|>", false, false, true),
        "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFC\"},{\"type\":\"Replace\","
            + "\"pattern\":{\"Regex\":\"\\\\s+\"},\"content\":\" \"},{\"type\":\"Lowercase\"}]}",
        "{\"type\":\"Sequence\",\"pretokenizers\":["
            + split("'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+", "Removed")
                .replace("\"invert\":false", "\"invert\":true")
            + ","
            + BYTE_LEVEL.formatted("true")
            + "]}",
        "{\"type\":\"RobertaProcessing\",\"sep\":[\"<|endoftext|>\","
            + vocab.get("<|endoftext|>")
            + "],\"cls\":[\"<|startoftext|>\","
            + vocab.get("<|startoftext|>")
            + "],\"trim_offsets\":false,\"add_prefix_space\":false}",
        BYTE_LEVEL.formatted("true"),
        bpe(vocab, list(merges), "\"<|endoftext|>\"", "\"\"", "\"</w>\"", "false", "false", ""));
  }

  static String unigramBytes() {
    List<String> scores = new ArrayList<>(List.of("[\"<unk>\",0.0]"));
    for (int b = 0; b < 256; b++) {
      scores.add(String.format(Locale.ROOT, "[\"<0x%02X>\",-20.0]", b));
    }
    scores.addAll(scores());
    return file(
        token(0, "<unk>", false, false, false, true),
        "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"Replace\",\"pattern\":"
            + "{\"Regex\":\" {2,}\"},\"content\":\" \"},{\"type\":\"NFKC\"}]}",
        METASPACE.formatted("always", "true"),
        "null",
        LLAMA_DECODER,
        "{\"type\":\"Unigram\",\"unk_id\":0,\"vocab\":["
            + String.join(",", scores)
            + "],\"byte_fallback\":true}");
  }

  static String bpePrefix() {
    Map<String, Integer> vocab = new LinkedHashMap<>();
    vocab.put("[UNK]", 0);
    for (char c = 'a'; c <= 'z'; c++) {
      vocab.put(Character.toString(c), vocab.size());
      vocab.put("##" + c, vocab.size());
    }
    vocab.put("th", vocab.size());
    vocab.put("the", vocab.size());
    vocab.put("##on", vocab.size());
    return file(
        token(0, "[UNK]", false, false, false, true),
        "{\"type\":\"Lowercase\"}",
        "{\"type\":\"Whitespace\"}",
        "null",
        "{\"type\":\"WordPiece\",\"prefix\":\"##\",\"cleanup\":false}",
        bpe(
            vocab,
            pairs(List.of("t ##h", "th ##e", "##o ##n")),
            "\"[UNK]\"",
            "\"##\"",
            "null",
            "false",
            "false",
            ""));
  }

  static String wordLevel() {
    return file(
        "",
        "{\"type\":\"Lowercase\"}",
        "{\"type\":\"Whitespace\"}",
        "null",
        "null",
        "{\"type\":\"WordLevel\",\"unk_token\":\"[UNK]\",\"vocab\":{\"[UNK]\":0,\"the\":1,\"cat\":2,"
            + "\"in\":3,\".\":4,\"a\":5,\"é\":6}}");
  }

  /** Components of one family, each as a file may have it. */
  static List<String> components(String family) {
    return switch (family) {
      case "normalizer" ->
          List.of(
              "null",
              "{\"type\":\"NFC\"}",
              "{\"type\":\"NFD\"}",
              "{\"type\":\"NFKC\"}",
              "{\"type\":\"NFKD\"}",
              "{\"type\":\"Nmt\"}",
              "{\"type\":\"Lowercase\"}",
              "{\"type\":\"StripAccents\"}",
              "{\"type\":\"ByteLevel\"}",
              "{\"type\":\"Strip\",\"strip_left\":true,\"strip_right\":true}",
              "{\"type\":\"Strip\",\"strip_left\":true,\"strip_right\":false}",
              "{\"type\":\"Strip\",\"strip_left\":false,\"strip_right\":true}",
              "{\"type\":\"Prepend\",\"prepend\":\"▁\"}",
              "{\"type\":\"Prepend\",\"prepend\":\"ab\u0301\"}",
              "{\"type\":\"BertNormalizer\",\"clean_text\":true,\"handle_chinese_chars\":true,"
                  + "\"strip_accents\":null,\"lowercase\":true}",
              "{\"type\":\"BertNormalizer\",\"clean_text\":false,\"handle_chinese_chars\":true,"
                  + "\"strip_accents\":true,\"lowercase\":false}",
              "{\"type\":\"Precompiled\",\"precompiled_charsmap\":\"" + characterMap() + "\"}",
              "{\"type\":\"Replace\",\"pattern\":{\"String\":\" \"},\"content\":\"▁\"}",
              "{\"type\":\"Replace\",\"pattern\":{\"String\":\"a\"},\"content\":\"\"}",
              "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"\\\\s+\"},\"content\":\"\"}",
              "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"[aé中]\"},\"content\":\"x\u0301yz\"}",
              "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"^\"},\"content\":\"x\"}");
      case "pre_tokenizer" ->
          List.of(
              "null",
              "{\"type\":\"BertPreTokenizer\"}",
              "{\"type\":\"Whitespace\"}",
              "{\"type\":\"WhitespaceSplit\"}",
              "{\"type\":\"UnicodeScripts\"}",
              "{\"type\":\"FixedLength\",\"length\":3}",
              "{\"type\":\"FixedLength\",\"length\":0}",
              "{\"type\":\"Digits\",\"individual_digits\":true}",
              "{\"type\":\"Digits\",\"individual_digits\":false}",
              "{\"type\":\"Punctuation\",\"behavior\":\"Contiguous\"}",
              "{\"type\":\"Punctuation\",\"behavior\":\"MergedWithNext\"}",
              "{\"type\":\"CharDelimiterSplit\",\"delimiter\":\"a\"}",
              METASPACE.formatted("always", "true"),
              METASPACE.formatted("first", "true"),
              METASPACE.formatted("never", "false"),
              BYTE_LEVEL.formatted("true"),
              BYTE_LEVEL.formatted("true").replace("space\":false", "space\":true"),
              BYTE_LEVEL.formatted("false"),
              split(LLAMA3_WORDS, "Isolated"),
              split(LLAMA3_WORDS, "MergedWithPrevious"),
              split(LARGE_WORDS, "Removed"),
              split("(?=(\\d{3})+(?!\\d))", "Isolated"),
              split("(?=(\\d{3})+(?!\\d))", "MergedWithNext"),
              split("a*", "Contiguous"),
              split("\\b", "MergedWithPrevious"),
              split("(?<=a)", "Removed"),
              split("(a+)+$", "Isolated"));
      case "decoder" ->
          List.of(
              "null",
              BYTE_LEVEL.formatted("true"),
              LLAMA_DECODER,
              METASPACE.formatted("always", "true"),
              METASPACE.formatted("never", "false"),
              "{\"type\":\"BPEDecoder\",\"suffix\":\"</w>\"}",
              "{\"type\":\"BPEDecoder\",\"suffix\":\"\"}",
              "{\"type\":\"WordPiece\",\"prefix\":\"##\",\"cleanup\":true}",
              "{\"type\":\"WordPiece\",\"prefix\":\"\",\"cleanup\":false}",
              "{\"type\":\"CTC\",\"pad_token\":\"<pad>\",\"word_delimiter_token\":\"|\",\"cleanup\":true}",
              "{\"type\":\"CTC\",\"pad_token\":\"\",\"word_delimiter_token\":\"\",\"cleanup\":true}",
              "{\"type\":\"Fuse\"}",
              "{\"type\":\"ByteFallback\"}",
              "{\"type\":\"Strip\",\"content\":\"▁\",\"start\":3,\"stop\":0}",
              "{\"type\":\"Strip\",\"content\":\" \",\"start\":0,\"stop\":2}",
              "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\"[aeé]+\"},\"content\":\"\"}");
      default ->
          List.of(
              "null",
              BYTE_LEVEL.formatted("true"),
              template("<s>", 1),
              template("x", 0),
              "{\"type\":\"BertProcessing\",\"sep\":[\"b\",1],\"cls\":[\"a\",0]}",
              "{\"type\":\"BertProcessing\",\"sep\":[\"b\",99999],\"cls\":[\"a\",0]}");
    };
  }

  private static String file(
      String added, String normalizer, String cuts, String post, String decoder, String model) {
    return "{\"version\":\"1.0\",\"truncation\":null,\"padding\":null,\"added_tokens\":["
        + added
        + "],\"normalizer\":"
        + normalizer
        + ",\"pre_tokenizer\":"
        + cuts
        + ",\"post_processor\":"
        + post
        + ",\"decoder\":"
        + decoder
        + ",\"model\":"
        + model
        + "}";
  }

  private static String bpe(
      Map<String, Integer> vocab,
      String merges,
      String unknown,
      String prefix,
      String suffix,
      String fuse,
      String fallback,
      String more) {
    return "{\"type\":\"BPE\",\"dropout\":null,\"unk_token\":"
        + unknown
        + ",\"continuing_subword_prefix\":"
        + prefix
        + ",\"end_of_word_suffix\":"
        + suffix
        + ",\"fuse_unk\":"
        + fuse
        + ",\"byte_fallback\":"
        + fallback
        + more
        + ",\"vocab\":"
        + object(vocab)
        + ",\"merges\":"
        + merges
        + "}";
  }

  private static String template(String token, int id) {
    String special = "{\"SpecialToken\":{\"id\":\"" + token + "\",\"type_id\":0}}";
    String first = "{\"Sequence\":{\"id\":\"A\",\"type_id\":0}}";
    String second = "{\"Sequence\":{\"id\":\"B\",\"type_id\":1}}";
    return "{\"type\":\"TemplateProcessing\",\"single\":["
        + special
        + ","
        + first
        + "],\"pair\":["
        + special
        + ","
        + first
        + ","
        + special
        + ","
        + second
        + "],\"special_tokens\":{\""
        + token
        + "\":{\"id\":\""
        + token
        + "\",\"ids\":["
        + id
        + "],\"tokens\":[\""
        + token
        + "\"]}}}";
  }

  static String split(String expression, String behavior) {
    return "{\"type\":\"Split\",\"pattern\":{\"Regex\":"
        + quoted(expression)
        + "},\"behavior\":\""
        + behavior
        + "\",\"invert\":false}";
  }

  private static String added(
      Map<String, Integer> vocab,
      String content,
      boolean normalized,
      boolean lstrip,
      boolean special) {
    return token(vocab.get(content), content, false, lstrip, normalized, special);
  }

  private static String token(
      int id, String content, boolean single, boolean lstrip, boolean normalized, boolean special) {
    return "{\"id\":"
        + id
        + ",\"content\":"
        + quoted(content)
        + ",\"single_word\":"
        + single
        + ",\"lstrip\":"
        + lstrip
        + ",\"rstrip\":false,\"normalized\":"
        + normalized
        + ",\"special\":"
        + special
        + "}";
  }

  /** GPT-2's letters for the bytes, and what merges make of them. */
  private static Map<String, Integer> bytes(List<String> merges) {
    Map<String, Integer> vocab = new LinkedHashMap<>();
    int next = 256;
    for (int b = 0; b < 256; b++) {
      boolean printed = (b > 32 && b < 127) || (b > 160 && b != 173);
      vocab.put(Character.toString(printed ? b : next++), vocab.size());
    }
    merges.forEach(merge -> vocab.put(merge.replace(" ", ""), vocab.size()));
    return vocab;
  }

  private static Map<String, Integer> pieces() {
    Map<String, Integer> vocab = new LinkedHashMap<>();
    List.of("<unk>", "<s>", "</s>").forEach(t -> vocab.put(t, vocab.size()));
    for (int b = 0; b < 256; b++) {
      vocab.put(String.format(Locale.ROOT, "<0x%02X>", b), vocab.size());
    }
    "▁abcdefghijklmnopqrstuvwxyzT.,'é中"
        .codePoints()
        .forEach(c -> vocab.put(Character.toString(c), vocab.size()));
    PIECE_MERGES.forEach(merge -> vocab.put(merge.replace(" ", ""), vocab.size()));
    return vocab;
  }

  private static List<String> scores(String... special) {
    List<String> scores = new ArrayList<>();
    for (String token : special) {
      scores.add("[" + quoted(token) + ",0.0]");
    }
    for (String piece :
        List.of(
            "▁", "a", "b", "c", "e", "h", "i", "n", "t", ".", "▁the", "▁cat", "▁in", "at", "the",
            "é", "中")) {
      scores.add("[" + quoted(piece) + ",-" + (9 - piece.length()) + ".5]");
    }
    return scores;
  }

  /** A table that makes ½ "1/2" and takes soft hyphens out, as SentencePiece writes tables. */
  static String characterMap() {
    int[] units = new int[1024];
    // The root's children are at 0x100 ^ byte; 0xC2 leads to two keys, "½" (C2 BD) and U+00AD.
    units[0] = offset(0, 0x100);
    units[0x100 ^ 0xC2] = 0xC2 | offset(0x100 ^ 0xC2, 0x200);
    units[0x200 ^ 0xBD] = 0xBD | 0x100 | offset(0x200 ^ 0xBD, 0x300);
    units[0x300] = 0x8000_0000;
    units[0x200 ^ 0xAD] = 0xAD | 0x100 | offset(0x200 ^ 0xAD, 0x301);
    units[0x301] = 0x8000_0000 | 3;
    byte[] replacements = "1/2\0\0".getBytes(StandardCharsets.UTF_8);
    ByteBuffer map =
        ByteBuffer.allocate(4 + 4 * units.length + replacements.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    map.putInt(4 * units.length);
    for (int unit : units) {
      map.putInt(unit);
    }
    map.put(replacements);
    return Base64.getEncoder().encodeToString(map.array());
  }

  private static int offset(int place, int children) {
    return (place ^ children) << 10;
  }

  private static String object(Map<String, Integer> vocab) {
    List<String> entries = new ArrayList<>();
    vocab.forEach((token, id) -> entries.add(quoted(token) + ":" + id));
    return "{" + String.join(",", entries) + "}";
  }

  private static String list(List<String> texts) {
    return "[" + String.join(",", texts.stream().map(TokenizerShapes::quoted).toList()) + "]";
  }

  private static String pairs(List<String> merges) {
    return "["
        + String.join(
            ",", merges.stream().map(merge -> list(List.of(merge.split(" ", -1)))).toList())
        + "]";
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }
}
