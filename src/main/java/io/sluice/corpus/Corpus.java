package io.sluice.corpus;

import io.sluice.data.Sha256;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A text in parts that share no character: one to train on, one to validate on, and mostly one to
 * test on.
 */
public final class Corpus {
  /** Where the test part is from, which says what a corpus was before it had one. */
  enum TestOrigin {
    /** Cut off the end of the validation part. */
    VALIDATION_TEXT,
    /** A text of its own. */
    OWN_TEXT
  }

  private final String name;
  private final String description;
  private final TokenizerChoice defaultTokenizer;
  private final TextPart training;
  private final TextPart validation;
  private final Optional<TextPart> test;
  private final TestOrigin testOrigin;
  private final Optional<GeneratedText> generated;

  Corpus(
      String name,
      String description,
      TokenizerChoice defaultTokenizer,
      TextPart training,
      TextPart validation,
      Optional<TextPart> test,
      TestOrigin testOrigin,
      Optional<GeneratedText> generated) {
    this.name = name;
    this.description = description;
    this.defaultTokenizer = defaultTokenizer;
    this.training = training;
    this.validation = validation;
    this.test = test;
    this.testOrigin = testOrigin;
    this.generated = generated;
  }

  public String name() {
    return name;
  }

  /** One sentence for people. */
  public String description() {
    return description;
  }

  /** The tokenizer used where none is asked for. */
  public TokenizerChoice defaultTokenizer() {
    return defaultTokenizer;
  }

  /** The text to train on. */
  public String training() {
    return training.text();
  }

  /** The text to validate on. */
  public String validation() {
    return validation.text();
  }

  /** The text to report on, if the corpus has one. */
  public Optional<String> test() {
    return test.map(TextPart::text);
  }

  /** Whether there is a text to report on that no choice has seen. */
  public boolean hasTest() {
    return test.isPresent();
  }

  /** Whether validation and test part are one text that was cut, or there is no test part. */
  public boolean isHeldOutAsOneText() {
    return test.isEmpty() || testOrigin == TestOrigin.VALIDATION_TEXT;
  }

  /**
   * A part that is not trained on.
   *
   * @throws IllegalArgumentException if the corpus has no such part
   */
  public String text(HeldOut part) {
    return part(part).text();
  }

  /**
   * The same without a test part, as it was before it had one: a test part that was cut off the
   * validation part is in that again, one of its own is left out. For runs of then, and for what is
   * held out as one text.
   */
  public Corpus inTwoParts() {
    TextPart whole =
        test.isPresent() && testOrigin == TestOrigin.VALIDATION_TEXT
            ? TextPart.of(validation.text() + test.get().text())
            : validation;
    return new Corpus(
        name,
        description,
        defaultTokenizer,
        training,
        whole,
        Optional.empty(),
        testOrigin,
        generated);
  }

  /**
   * The true information content of a held-out text in nats, the least total loss that any model
   * can reach on average; known only where the text was drawn from a known distribution.
   *
   * @param given the beginning of the text, which a model is given and does not predict
   */
  public OptionalDouble entropyNats(HeldOut part, String given) {
    return generated
        .flatMap(
            text ->
                text.part(part)
                    .map(known -> known.nats() - text.beginningNats().applyAsDouble(given)))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /**
   * The SHA-256 of the SHA-256 of the training part, that of the validation part and, if there is
   * one, that of the test part, one behind the other, in hexadecimal.
   */
  public String fingerprint() {
    return Sha256.of(
        training.fingerprint()
            + validation.fingerprint()
            + test.map(TextPart::fingerprint).orElse(""));
  }

  /** The length of the training text in UTF-8 bytes. */
  public long trainingBytes() {
    return training.bytes();
  }

  /** The length of the validation text in UTF-8 bytes. */
  public long validationBytes() {
    return validation.bytes();
  }

  /** The length of the test text in UTF-8 bytes; 0 if there is none. */
  public long testBytes() {
    return test.map(TextPart::bytes).orElse(0L);
  }

  TextPart trainingPart() {
    return training;
  }

  TextPart part(HeldOut part) {
    return switch (part) {
      case VALIDATION -> validation;
      case TEST ->
          test.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "%s has no test part: give its corpus.yaml a test_share or test_files, or a --text a --test-share"
                          .formatted(name)));
    };
  }
}
