package io.sluice.corpus;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.data.DataDirectory;
import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which tokenizer somebody asks for: a word, or the path of a file or folder.
 *
 * @param kind which one
 * @param path where it is, for {@link TokenizerKind#FILE} only
 */
public record TokenizerChoice(TokenizerKind kind, Optional<Path> path) {
  private static final String GPT2_FOLDER = "gpt2-tokenizer";

  public TokenizerChoice {
    if (path.isPresent() != (kind == TokenizerKind.FILE)) {
      throw new IllegalStateException("a path belongs to the kind FILE and to no other");
    }
  }

  /**
   * Reads a choice: {@code characters}, {@code bytes}, {@code words}, {@code gpt2}, or a path,
   * which is what has a slash or ends in {@code .json}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  @JsonCreator
  public static TokenizerChoice of(String text) {
    for (TokenizerKind kind : TokenizerKind.values()) {
      if (kind != TokenizerKind.FILE && kind.word().equals(text)) {
        return new TokenizerChoice(kind, Optional.empty());
      }
    }
    if (text.contains("/") || text.contains("\\") || text.endsWith(".json")) {
      return new TokenizerChoice(TokenizerKind.FILE, Optional.of(file(text)));
    }
    throw new IllegalArgumentException(
        "unknown tokenizer "
            + Nearest.among(text, words())
            + ", or the path of a tokenizer.json or its folder (./NAME for one right here)");
  }

  private static Path file(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "tokenizer " + Quoted.of(text) + ": this cannot be a path (" + e.getReason() + ")", e);
    }
  }

  /** The words that can be written instead of a path. */
  public static List<String> words() {
    return Arrays.stream(TokenizerKind.values())
        .filter(kind -> kind != TokenizerKind.FILE)
        .map(TokenizerKind::word)
        .toList();
  }

  /** The text that {@link #of} reads. */
  @JsonValue
  public String text() {
    return path.map(TokenizerChoice::asPath).orElse(kind.word());
  }

  /** A name alone would be taken for a word. */
  private static String asPath(Path path) {
    String text = path.toString();
    return path.getNameCount() == 1 && !path.isAbsolute() && !text.endsWith(".json")
        ? "./" + text
        : text;
  }

  @Override
  public String toString() {
    return text();
  }

  /**
   * Makes the tokenizer.
   *
   * @param corpus the text whose training part characters and words are collected from
   * @param dataDirectory where GPT-2's files are
   * @param proofs which tokenizers of others have been tried
   * @throws IllegalArgumentException if its files are missing or wrong, or there are too many words
   */
  public Tokenizer build(Corpus corpus, Path dataDirectory, TokenizerProofs proofs) {
    return switch (kind) {
      case CHARACTERS -> CharactersTokenizer.of(corpus);
      case BYTES -> new BytesTokenizer();
      case WORDS -> WordsTokenizer.of(corpus);
      case GPT2 -> gpt2(dataDirectory.resolve(GPT2_FOLDER), proofs);
      case FILE -> Tokenizers.load(path.orElseThrow(), proofs);
    };
  }

  private static Tokenizer gpt2(Path folder, TokenizerProofs proofs) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "the tokenizer gpt2 needs GPT-2's vocab.json and merges.txt in "
              + folder
              + ": put them there, or set "
              + DataDirectory.VARIABLE
              + " to the folder that has "
              + GPT2_FOLDER);
    }
    return Tokenizers.load(folder, proofs);
  }
}
