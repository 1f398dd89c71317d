package io.sluice.readers;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.Corpus;
import io.sluice.corpus.Split;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.TokenizerChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A text as the ids of its bytes. */
final class TokenSample {

  static final TokenSample ONE = made();

  /** Where the header of a token file has the fingerprint of its text. */
  private static final int FINGERPRINT = 72;

  private final byte[] file;
  private final Tokenizer tokenizer;
  private final String fingerprint;

  private TokenSample(byte[] file, Tokenizer tokenizer, String fingerprint) {
    this.file = file;
    this.tokenizer = tokenizer;
    this.fingerprint = fingerprint;
  }

  /** The bytes of the token file. */
  byte[] file() {
    return file.clone();
  }

  /** What made it. */
  Tokenizer tokenizer() {
    return tokenizer;
  }

  /** The fingerprint of the text. */
  String fingerprint() {
    return fingerprint;
  }

  private static TokenSample made() {
    try {
      Path folder = Files.createTempDirectory("tokens");
      Path text = folder.resolve("seed.txt");
      Files.writeString(text, "the heron stood by the old gate. ".repeat(4));
      Corpus corpus = Corpora.ofText(text, Split.of(0.1, OptionalDouble.empty()));
      TokenCache cache = new TokenCache(folder.resolve("cache"));
      Tokenizer bytes = TokenizerChoice.of("bytes").build(corpus, folder, cache.proofs());
      cache.training(corpus, bytes).close();
      byte[] file = Files.readAllBytes(below(cache.folder()).get(0));
      for (Path made : below(folder)) {
        Files.delete(made);
      }
      byte[] fingerprint = Arrays.copyOfRange(file, FINGERPRINT, FINGERPRINT + 32);
      return new TokenSample(file, bytes, HexFormat.of().formatHex(fingerprint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files before their folders. */
  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
