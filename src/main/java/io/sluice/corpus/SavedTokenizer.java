package io.sluice.corpus;

import io.sluice.data.Sha256;
import io.sluice.run.AtomicFile;
import io.sluice.run.Json;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What one of our own tokenizers is in its {@code tokenizer.json}.
 *
 * @param type which kind it is
 * @param symbols the characters, in the order of their code points
 * @param words the words, in the order of their ids
 * @param spelling how symbols are written that are not among them; absent if they are refused
 */
record SavedTokenizer(
    Type type,
    Optional<String> symbols,
    Optional<List<String>> words,
    Optional<Spelling> spelling) {
  /** The kinds that are not Hugging Face's. */
  enum Type {
    BYTES,
    CHARACTERS,
    WORDS
  }

  /** How symbols are written that are not in the vocabulary. */
  enum Spelling {
    /** By an id for each byte of their UTF-8; these 256 follow the vocabulary's. */
    BYTES
  }

  SavedTokenizer {
    words = words.map(List::copyOf);
    if (symbols.isPresent() != (type == Type.CHARACTERS)
        || words.isPresent() != (type == Type.WORDS)) {
      throw new IllegalArgumentException(
          "symbols belong to type characters and words to type words, each to no other: save the"
              + " tokenizer again");
    }
    if (spelling.isPresent() && type == Type.BYTES) {
      throw new IllegalArgumentException(
          "spelling belongs to the types characters and words: save the tokenizer again");
    }
    if (spelling.isEmpty()
        && (symbols.map(String::isEmpty).orElse(false) || words.map(List::isEmpty).orElse(false))) {
      throw new IllegalArgumentException(
          "the vocabulary is empty and nothing is spelled: save the tokenizer again");
    }
    if (symbols.isPresent() && !ascending(symbols.get())) {
      throw new IllegalArgumentException(
          "symbols are not in the order of their code points, each once: save the tokenizer again");
    }
    if (words.isPresent() && !distinct(words.get())) {
      throw new IllegalArgumentException(
          "a word is empty or there twice: save the tokenizer again");
    }
  }

  static SavedTokenizer bytes() {
    return new SavedTokenizer(Type.BYTES, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static SavedTokenizer characters(String symbols, Optional<Spelling> spelling) {
    return new SavedTokenizer(Type.CHARACTERS, Optional.of(symbols), Optional.empty(), spelling);
  }

  static SavedTokenizer words(List<String> words, Optional<Spelling> spelling) {
    return new SavedTokenizer(Type.WORDS, Optional.empty(), Optional.of(words), spelling);
  }

  Tokenizer tokenizer() {
    return switch (type) {
      case BYTES -> new BytesTokenizer();
      case CHARACTERS -> new CharactersTokenizer(this);
      case WORDS -> new WordsTokenizer(this);
    };
  }

  String fingerprint() {
    return Sha256.of(Json.line(this));
  }

  void write(Path file) {
    AtomicFile.write(file, Json.line(this) + "\n");
  }

  private static boolean ascending(String symbols) {
    int[] points = symbols.codePoints().toArray();
    for (int i = 1; i < points.length; i++) {
      if (points[i - 1] >= points[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean distinct(List<String> words) {
    return !words.contains("") && new HashSet<>(words).size() == words.size();
  }
}
