package io.sluice.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.run.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads tokenizers from files. */
public final class Tokenizers {
  private static final String JSON = "tokenizer.json";
  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";

  private Tokenizers() {}

  /**
   * Reads a tokenizer.json, whether {@link Tokenizer#save} wrote it or Hugging Face did; or a
   * folder with a tokenizer.json, or with GPT-2's vocab.json and merges.txt, in it.
   *
   * @throws IllegalArgumentException if there is no tokenizer, or it cannot be used
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Tokenizer load(Path path) {
    if (!Files.isDirectory(path)) {
      return parse(text(path), path.toString());
    }
    if (Files.isRegularFile(path.resolve(JSON))) {
      return load(path.resolve(JSON));
    }
    if (Files.isRegularFile(path.resolve(VOCABULARY))
        && Files.isRegularFile(path.resolve(MERGES))) {
      String vocabulary = text(path.resolve(VOCABULARY));
      String merges = text(path.resolve(MERGES));
      String origin = path.resolve(VOCABULARY).toString();
      return parse(TokenizerJson.ofGpt2(vocabulary, merges, origin), origin);
    }
    throw new IllegalArgumentException(
        "the folder "
            + path
            + " has neither a tokenizer.json nor vocab.json and merges.txt: put them there, or"
            + " name another folder");
  }

  private static Tokenizer parse(String json, String origin) {
    JsonNode tree = TokenizerJson.tree(json, origin);
    if (tree.has("model")) {
      return SubwordTokenizer.parse(json, tree, origin);
    }
    return Json.parse(json, origin, SavedTokenizer.class).tokenizer();
  }

  private static String text(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "there is no tokenizer "
              + file
              + ": give the path of a tokenizer.json or the folder that has one");
    }
    return new String(TextFile.checked(TextFile.bytes(file), file), StandardCharsets.UTF_8);
  }
}
