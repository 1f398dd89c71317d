package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing wrong in a file that is otherwise as it must be: the sentence says where and what. */
final class RefusedTokenizersTest {
  @TempDir Path folder;

  /** A shape, what is replaced in it, by what, and what the refusal says. */
  static Stream<Arguments> faults() {
    return Stream.of(
        // ids
        arguments("word-level", "\"cat\":2", "\"cat\":-2", "model.vocab[\"cat\"] is -2"),
        arguments("word-level", "\"cat\":2", "\"cat\":2147483647", "from 0 to 70"),
        arguments(
            "word-level", "\"cat\":2", "\"cat\":4294967296", "model.vocab[\"cat\"] is 4294967296"),
        arguments("word-level", "\"cat\":2", "\"cat\":1.5", "model.vocab[\"cat\"] is 1.5"),
        arguments("word-level", "\"cat\":2", "\"cat\":\"2\"", "model.vocab[\"cat\"] is \"2\""),
        arguments("word-level", "\"cat\":2", "\"cat\":1", "but \"the\" has that id already"),
        arguments("word-level", "\"cat\":2", "\"the\":2", "a key occurs twice"),
        arguments("word-level", "\"cat\":2", "\"\\uD83D\":2", "half a surrogate pair"),
        arguments("bert", "\"id\":2", "\"id\":-1", "added_tokens[1].id is -1"),
        arguments("bert", "\"id\":2", "\"id\":3", "has the id 2 in model.vocab"),
        arguments("qwen2", "\"id\":265", "\"id\":400", "added_tokens[0].id is 400"),
        arguments("qwen2", "\"id\":265", "\"id\":264", "without a gap"),
        // models
        arguments(
            "word-level",
            "\"unk_token\":\"[UNK]\"",
            "\"unk_token\":\"x\"",
            "model.unk_token is \"x\""),
        arguments(
            "word-level",
            "\"type\":\"WordLevel\"",
            "\"type\":\"WordPart\"",
            "model.type is \"WordPart\""),
        arguments("word-level", "\"type\":\"WordLevel\"", "\"kind\":1", "model.kind is 1"),
        arguments(
            "bert",
            "\"max_input_chars_per_word\":100",
            "\"max_input_chars_per_word\":0",
            "from 1 to 10000"),
        arguments("bert", "\"unk_token\":\"[UNK]\",", "", "model.unk_token is missing"),
        arguments("t5", "\"unk_id\":2", "\"unk_id\":99", "model.unk_id is 99"),
        arguments("albert", "[\"▁the\",-5.5]", "[\"▁the\",1e999]", "a finite score"),
        arguments("albert", "[\"▁the\",-5.5]", "[\"▁the\"]", "model.vocab[15] is a list of 1"),
        arguments("albert", "[\"▁the\",-5.5]", "[\"the\",-5.5]", "and each must be there once"),
        arguments("llama2", "\"<0x41>\"", "\"<0x4Z>\"", "the token <0x41> is not in model.vocab"),
        arguments("llama2", "\"▁t he\"", "\"▁t  he\"", "model.merges[2] is \"▁t  he\""),
        arguments("llama2", "\"▁t he\"", "\"▁t h\"", "\"▁th\" is not in model.vocab"),
        arguments("llama2", "\"▁t he\"", "\"zz he\"", "\"zz\" is not in model.vocab"),
        arguments("llama2", "\"▁t he\"", "[\"▁t\",\"he\"]", "model.merges[2] is a list of 2"),
        arguments("gemma", "[\"▁t\",\"he\"]", "[\"▁t\"]", "as the first merge is"),
        arguments("bpe-prefix", "[\"t\",\"##h\"]", "[\"t\",\"h\"]", "must begin with \"##\""),
        arguments("llama2", "\"dropout\":null", "\"dropout\":2", "model.dropout is 2"),
        // added tokens
        arguments(
            "clip", "\"content\":\"<|endoftext|>\"", "\"content\":\"\"", "it must not be empty"),
        arguments(
            "clip",
            "\"content\":\"<|endoftext|>\"",
            "\"content\":\"<|startoftext|>\"",
            "in the list already"),
        arguments("clip", "\"lstrip\":false", "\"lstrip\":0", "added_tokens[0].lstrip is 0"),
        arguments("clip", "\"lstrip\":false,", "", "added_tokens[0].lstrip is missing"),
        arguments(
            "phi2",
            "\"normalizer\":null",
            "\"normalizer\":{\"type\":\"Nmt\"}",
            "added_tokens[1].normalized is true"),
        arguments(
            "phi2",
            "\"content\":\"\\t\\t\",\"single_word\":false,\"lstrip\":false,\"rstrip\":false",
            "\"content\":\"\\t\\t\",\"single_word\":false,\"lstrip\":true,\"rstrip\":true",
            "added_tokens[2].lstrip is true"),
        // components
        arguments(
            "llama2",
            "\"prepend\":\"▁\"",
            "\"prepend\":\"\"",
            "normalizer.normalizers[0].prepend is \"\""),
        arguments(
            "llama2",
            "\"type\":\"Prepend\"",
            "\"type\":\"Append\"",
            "normalizer.normalizers[0].type is \"Append\""),
        arguments("llama2", "\"stop\":0", "\"stop\":1", "decoder.decoders[3].stop is 1"),
        arguments(
            "llama2",
            "\"type\":\"Fuse\"",
            "\"type\":\"Fuse\",\"more\":[]",
            "decoder.decoders[2].more is a list of 0"),
        arguments(
            "llama2",
            "\"type\":\"Fuse\"",
            "\"kind\":\"Fuse\"",
            "decoder.decoders[2].type is missing"),
        arguments(
            "llama2",
            "{\"String\":\"▁\"}",
            "{\"String\":\"▁\",\"Regex\":\"▁\"}",
            "either String or Regex"),
        arguments(
            "clip",
            "\\\\s+\"},\"content\":\" \"",
            "\\\\s*\"},\"content\":\" \"",
            "it may match nothing"),
        arguments(
            "albert", "{\"Regex\":\" {2,}\"}", "{\"Regex\":\"( +)+x\"}", "repeats without a limit"),
        arguments(
            "albert", "{\"Regex\":\" {2,}\"}", "{\"Regex\":\" + +x\"}", "more than linear time"),
        arguments("albert", "{\"Regex\":\" {2,}\"}", "{\"Regex\":\"(x\"}", "has a ( without its )"),
        arguments(
            "albert",
            "{\"Regex\":\" {2,}\"},\"content\":\" \"",
            "{\"Regex\":\" \"},\"content\":\"" + "y".repeat(33) + "\"",
            "32 times as long"),
        arguments(
            "albert",
            "\"precompiled_charsmap\":\"A",
            "\"precompiled_charsmap\":\"_",
            "it must be base64"),
        arguments(
            "albert",
            "\"precompiled_charsmap\":\"ABAAAA",
            "\"precompiled_charsmap\":\"//////",
            "its trie of 4294967295 bytes"),
        arguments(
            "smollm",
            "\"individual_digits\":true",
            "\"individual_digits\":null",
            "individual_digits is null"),
        arguments(
            "mistral",
            "\"prepend_scheme\":\"first\"",
            "\"prepend_scheme\":\"last\"",
            "first, never, always"),
        arguments(
            "mistral",
            "\"replacement\":\"▁\"",
            "\"replacement\":\"▁▁\"",
            "it must be one character"),
        arguments(
            "t5",
            "\"add_prefix_space\":true",
            "\"add_prefix_space\":false",
            "prepend_scheme must be never"),
        arguments(
            "word-level",
            "{\"type\":\"Whitespace\"}",
            "{\"type\":\"FixedLength\",\"length\":0}",
            "pre_tokenizer.length is 0"),
        arguments("word-level", "{\"type\":\"Whitespace\"}", nested(5), "may be nested 4 deep"),
        arguments(
            "word-level", "{\"type\":\"Whitespace\"}", nested(50), "nested more than 32 deep"),
        arguments("word-level", "{\"type\":\"Whitespace\"}", "7", "pre_tokenizer is 7"),
        // templates and the rest
        arguments(
            "bert",
            "{\"Sequence\":{\"id\":\"A\",\"type_id\":0}}],\"pair\"",
            "{\"Sequence\":{\"id\":\"B\",\"type_id\":0}}],\"pair\"",
            "post_processor.single is a list of 2"),
        arguments(
            "bert",
            "\"ids\":[2]",
            "\"ids\":[16]",
            "post_processor.special_tokens[\"[CLS]\"].ids[0] is 16"),
        arguments("bert", "\"ids\":[2]", "\"ids\":[2,2]", "as many ids as tokens"),
        arguments(
            "bert",
            "{\"SpecialToken\":{\"id\":\"[CLS]\"",
            "{\"SpecialToken\":{\"id\":\"x\"",
            "it must be one of special_tokens"),
        arguments(
            "roberta",
            "\"sep\":[\"</s>\",2]",
            "\"sep\":[\"</s>\",-2]",
            "post_processor.sep[1] is -2"),
        arguments("bert", "\"max_length\":128", "\"max_length\":-1", "truncation.max_length is -1"),
        arguments(
            "bert", "{\"Fixed\":128}", "{\"Fixed\":\"x\"}", "padding.strategy.Fixed is \"x\""),
        arguments("bert", "\"version\":\"1.0\"", "\"version\":\"2.0\"", "version is \"2.0\""),
        arguments("bert", "\"version\":\"1.0\"", "\"a\\nb\\u202E\":1", "[\"a\\nb\\u202e\"] is 1"));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("faults")
  void whatIsWrongIsSaid(String shape, String old, String replacement, String sentence)
      throws IOException {
    String json = TokenizerShapes.byName().get(shape);
    int at = json.indexOf(old);
    if (at < 0) {
      throw new IllegalArgumentException(shape + " has no " + old);
    }
    refused(json.substring(0, at) + replacement + json.substring(at + old.length()), sentence);
  }

  @Test
  void aVocabularyIsNotEmpty() throws IOException {
    refused(
        TokenizerShapes.byName()
            .get("gpt2")
            .replaceAll("\"vocab\":\\{.*?\\},\"merges\":\\[.*?\\]", "\"vocab\":{},\"merges\":[]"),
        "model.vocab is empty");
    refused("{\"model\":{\"type\":\"Unigram\",\"vocab\":[]}}", "model.vocab is empty");
  }

  @Test
  void aTokenOfAMillionCharactersIsTooLong() throws IOException {
    refused(
        TokenizerShapes.byName()
            .get("word-level")
            .replace("\"cat\"", "\"" + "y".repeat(1 << 20) + "\""),
        "too long");
    refused(
        TokenizerShapes.byName()
            .get("word-level")
            .replace("\"cat\"", "\"" + "y".repeat(1025) + "\""),
        "at most 1024 characters");
    refused(
        TokenizerShapes.byName()
            .get("albert")
            .replace("\"▁cat\"", "\"" + "y".repeat(1 << 20) + "\""),
        "at most 1024 characters");
  }

  @Test
  void halfAFileIsNoJson() throws IOException {
    String json = TokenizerShapes.byName().get("gpt2");
    refused(json.substring(0, json.length() / 2), "is not JSON (line 1)");
    refused("{\"version\":\"1.0\"}", "model is missing");
    refused("{\"version\":\"1.0\",\"model\":[]}", "model is a list of 0");
  }

  private static String nested(int deep) {
    return "{\"type\":\"Sequence\",\"pretokenizers\":[".repeat(deep)
        + "{\"type\":\"Whitespace\"}"
        + "]}".repeat(deep);
  }

  private void refused(String json, String sentence) throws IOException {
    Path file = Files.writeString(folder.resolve("damaged.json"), json);
    TokenizerProofs proofs = new TokenizerProofs(folder.resolve("proofs"));
    assertThatThrownBy(() -> Tokenizers.load(file, proofs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged.json")
        .hasMessageContaining(sentence)
        .message()
        .hasSizeLessThan(500)
        .doesNotContain("\n", "\u202E");
  }
}
