package io.sluice.suite.language;

import io.sluice.corpus.Split;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which text to train on: a corpus by name, or somebody's own file with shares kept for validation
 * and test.
 *
 * @param name the name of a corpus
 * @param text the absolute path of a UTF-8 text file
 * @param validationShare the share of the text that is kept for validation
 * @param testShare the share of the text's end that is kept for the test; runs of earlier versions
 *     and texts that are measured as a whole have none
 */
public record CorpusChoice(
    Optional<String> name,
    Optional<String> text,
    OptionalDouble validationShare,
    OptionalDouble testShare) {

  /** The share of one's own text that is kept for validation unless another is asked for. */
  public static final double DEFAULT_VALIDATION_SHARE = 0.05;

  /** The share of one's own text that is kept for the test unless another is asked for. */
  public static final double DEFAULT_TEST_SHARE = 0.05;

  /** Refuses both and neither, and shares out of range. */
  public CorpusChoice {
    if (name.isPresent() == text.isPresent() || text.isPresent() != validationShare.isPresent()) {
      throw new IllegalArgumentException(
          "a run needs either the name of a corpus, or a text file with its validation share");
    }
    if (testShare.isPresent() && text.isEmpty()) {
      throw new IllegalArgumentException(
          "test_share belongs to a text file: a corpus has a split of its own");
    }
    double share = validationShare.orElse(DEFAULT_VALIDATION_SHARE);
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "validation_share is " + share + ": give a number above 0 and below 1");
    }
    double test = testShare.orElse(DEFAULT_TEST_SHARE);
    if (!(test > 0 && (testShare.isEmpty() || share + test < 1))) {
      throw new IllegalArgumentException(
          "test_share is "
              + test
              + ": give a number above 0 that leaves a part for training beside a validation_share of "
              + share);
    }
  }

  /**
   * A corpus by name.
   *
   * @param name a folder of {@code corpora/}
   * @return the choice
   */
  public static CorpusChoice named(String name) {
    return new CorpusChoice(
        Optional.of(name), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * A text file.
   *
   * @param file a UTF-8 text
   * @param validationShare the share of it that is kept for validation
   * @param testShare the share of its end that is kept for the test, if any
   * @return the choice
   */
  public static CorpusChoice file(Path file, double validationShare, OptionalDouble testShare) {
    return new CorpusChoice(
        Optional.empty(),
        Optional.of(file.toAbsolutePath().normalize().toString()),
        OptionalDouble.of(validationShare),
        testShare);
  }

  /**
   * How a text file is divided.
   *
   * @return the split
   * @throws java.util.NoSuchElementException if this is a corpus by name
   */
  public Split split() {
    return Split.of(validationShare.orElseThrow(), testShare);
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
    return file(file, validationShare.orElseThrow(), testShare);
  }

  @Override
  public String toString() {
    return name.orElseGet(() -> text.orElseThrow());
  }
}
