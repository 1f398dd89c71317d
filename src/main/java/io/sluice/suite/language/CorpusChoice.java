package io.sluice.suite.language;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which text to train on: a corpus by name, or somebody's own file with a share kept for
 * validation.
 *
 * @param name the name of a corpus
 * @param text the absolute path of a UTF-8 text file
 * @param validationShare the share of the text's end that is kept for validation
 */
public record CorpusChoice(
    Optional<String> name, Optional<String> text, OptionalDouble validationShare) {

  /** The share of one's own text that is kept for validation unless another is asked for. */
  public static final double DEFAULT_VALIDATION_SHARE = 0.1;

  /** Refuses both and neither, and a share out of range. */
  public CorpusChoice {
    if (name.isPresent() == text.isPresent() || text.isPresent() != validationShare.isPresent()) {
      throw new IllegalArgumentException(
          "a run needs either the name of a corpus, or a text file with its validation share");
    }
    double share = validationShare.orElse(DEFAULT_VALIDATION_SHARE);
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "validation_share is " + share + ": give a number above 0 and below 1");
    }
  }

  /**
   * A corpus by name.
   *
   * @param name a folder of {@code corpora/}
   * @return the choice
   */
  public static CorpusChoice named(String name) {
    return new CorpusChoice(Optional.of(name), Optional.empty(), OptionalDouble.empty());
  }

  /**
   * A text file.
   *
   * @param file a UTF-8 text
   * @param validationShare the share of its end that is kept for validation
   * @return the choice
   */
  public static CorpusChoice file(Path file, double validationShare) {
    return new CorpusChoice(
        Optional.empty(),
        Optional.of(file.toAbsolutePath().normalize().toString()),
        OptionalDouble.of(validationShare));
  }

  /**
   * The same text at another place.
   *
   * @param file where it lies now
   * @return the choice
   * @throws IllegalArgumentException if this is a corpus by name
   */
  CorpusChoice movedTo(Path file) {
    if (name.isPresent()) {
      throw new IllegalArgumentException(
          "--text is for a run on a text file, and this one is on the corpus %s: leave it out"
              .formatted(name.get()));
    }
    return file(file, validationShare.orElseThrow());
  }

  @Override
  public String toString() {
    return name.orElseGet(() -> text.orElseThrow());
  }
}
