package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.corpus.huggingface.TokenizerFile;
import io.sluice.data.FileFailure;
import io.sluice.run.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads tokenizers from files. */
public final class Tokenizers {
  private static final String JSON = "tokenizer.json";
  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";
  private static final List<String> HUGGING_FACE = List.of("model", "added_tokens", "version");

  private Tokenizers() {}

  /**
   * Reads a tokenizer.json, whether {@link Tokenizer#save} wrote it or Hugging Face did; or a
   * folder with a tokenizer.json, or with GPT-2's vocab.json and merges.txt, in it.
   *
   * @param proofs what has been loaded before, and where to keep that this has been
   * @throws IllegalArgumentException if there is no tokenizer, or it cannot be used
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Tokenizer load(Path path, TokenizerProofs proofs) {
    if (!Files.isDirectory(path)) {
      return parse(text(path), path.toString(), proofs);
    }
    if (Files.isRegularFile(path.resolve(JSON))) {
      return load(path.resolve(JSON), proofs);
    }
    if (Files.isRegularFile(path.resolve(VOCABULARY))
        && Files.isRegularFile(path.resolve(MERGES))) {
      String vocabulary = text(path.resolve(VOCABULARY));
      String merges = text(path.resolve(MERGES));
      String origin = path.resolve(VOCABULARY) + " with " + MERGES;
      return parse(TokenizerJson.ofGpt2(vocabulary, merges, origin), origin, proofs);
    }
    throw new IllegalArgumentException(
        "the folder "
            + path
            + " has neither a tokenizer.json nor vocab.json and merges.txt: put them there, or"
            + " name another folder");
  }

  private static Tokenizer parse(String json, String origin, TokenizerProofs proofs) {
    JsonNode tree = TokenizerFile.tree(json, origin);
    if (HUGGING_FACE.stream().noneMatch(tree::has)) {
      return Json.parse(json, origin, SavedTokenizer.class).tokenizer();
    }
    TokenizerFile file = TokenizerFile.of(tree, origin);
    proofs.require(file, origin);
    return SubwordTokenizer.of(json, tree, file, origin);
  }

  private static String text(Path file) {
    FileFailure.requireVisible(file);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "there is no tokenizer "
              + file
              + ": give the path of a tokenizer.json or the folder that has one");
    }
    return new String(TextFile.checked(TextFile.bytes(file), file), StandardCharsets.UTF_8);
  }
}
