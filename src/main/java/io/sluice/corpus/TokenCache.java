package io.sluice.corpus;

import io.sluice.data.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Token files that are written once and found again. A file's name holds the fingerprints of text
 * and tokenizer, so another text or tokenizer gets a file of its own; a damaged file is written
 * again, which the log says. Several processes may use one folder at once: each writes a file of
 * its own and renames it, and all of these are equal.
 *
 * @param folder where the files are; made when the first is written
 */
public record TokenCache(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(TokenCache.class);
  private static final int NAMED_DIGITS = 16;

  /** File systems allow 255 bytes; fingerprints and the name of a file half written need 104. */
  private static final int MOST_NAME_BYTES = 100;

  private static final String TRAINING = "-training";

  /**
   * The ids of a corpus's training text.
   *
   * @throws IllegalArgumentException if the tokenizer does not know something in the text
   * @throws UncheckedIOException if the file cannot be written
   */
  public TokenFile training(Corpus corpus, Tokenizer tokenizer) {
    return file(beginning(corpus.name()) + TRAINING, corpus.trainingPart(), tokenizer);
  }

  /** The ids of a text that is not trained on; errors as in {@link #training}. */
  public TokenFile heldOut(Corpus corpus, HeldOut part, Tokenizer tokenizer) {
    return file(beginning(corpus.name()) + "-" + part.word(), corpus.part(part), tokenizer);
  }

  /** Which tokenizers have been tried, which is kept beside the token files. */
  public TokenizerProofs proofs() {
    return new TokenizerProofs(folder);
  }

  /** Whether the ids of all texts of a corpus are in the cache. */
  public boolean holds(Corpus corpus, Tokenizer tokenizer) {
    return paths(corpus, tokenizer).allMatch(Files::exists);
  }

  /**
   * Deletes the ids of all texts of a corpus, so that they are made again when they are wanted.
   *
   * @throws UncheckedIOException if a file cannot be deleted
   */
  public void forget(Corpus corpus, Tokenizer tokenizer) {
    paths(corpus, tokenizer)
        .forEach(
            file -> {
              try {
                Files.deleteIfExists(file);
              } catch (IOException e) {
                throw new UncheckedIOException(
                    "cannot delete " + file + ": " + FileFailure.reason(e), e);
              }
            });
  }

  private Stream<Path> paths(Corpus corpus, Tokenizer tokenizer) {
    return Stream.concat(
        Stream.of(path(beginning(corpus.name()) + TRAINING, corpus.trainingPart(), tokenizer)),
        Stream.of(HeldOut.values())
            .filter(part -> part != HeldOut.TEST || corpus.hasTest())
            .map(
                part ->
                    path(
                        beginning(corpus.name()) + "-" + part.word(),
                        corpus.part(part),
                        tokenizer)));
  }

  /** The fingerprints tell texts apart; the name only helps a person. */
  private static String beginning(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_NAME_BYTES) {
      return name;
    }
    int end = MOST_NAME_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) { // within a letter
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private Path path(String name, TextPart part, Tokenizer tokenizer) {
    return folder.resolve(
        String.join(
            "-",
            name,
            part.fingerprint().substring(0, NAMED_DIGITS),
            tokenizer.fingerprint().substring(0, NAMED_DIGITS) + ".tokens"));
  }

  private TokenFile file(String name, TextPart part, Tokenizer tokenizer) {
    Path file = path(name, part, tokenizer);
    if (Files.exists(file)) {
      try {
        return TokenFile.open(file, tokenizer, part.fingerprint());
      } catch (UncheckedIOException | IllegalArgumentException e) {
        LOG.warn("{}; it is being made again", e.getMessage());
      }
    }
    makeFolder();
    try {
      TokenFileWriter.write(file, tokenizer, part);
    } catch (UncheckedIOException e) {
      return writtenBySomebodyElse(file, part, tokenizer, e);
    }
    return TokenFile.open(file, tokenizer, part.fingerprint());
  }

  /** Windows does not let a file be replaced that another process has mapped already. */
  private static TokenFile writtenBySomebodyElse(
      Path file, TextPart part, Tokenizer tokenizer, UncheckedIOException failure) {
    try {
      return TokenFile.open(file, tokenizer, part.fingerprint());
    } catch (UncheckedIOException | IllegalArgumentException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make the folder "
              + folder
              + " for token files: let it be written, or make room there",
          e);
    }
  }
}
