package io.sluice.corpus;

import io.sluice.data.Sha256;
import java.util.Optional;
import java.util.OptionalDouble;

/** A text in two parts, one to train on and one to validate on, that share no character. */
public final class Corpus {
  private final String name;
  private final String description;
  private final TokenizerChoice defaultTokenizer;
  private final TextPart training;
  private final TextPart validation;
  private final Optional<GeneratedText> generated;

  Corpus(
      String name,
      String description,
      TokenizerChoice defaultTokenizer,
      TextPart training,
      TextPart validation,
      Optional<GeneratedText> generated) {
    this.name = name;
    this.description = description;
    this.defaultTokenizer = defaultTokenizer;
    this.training = training;
    this.validation = validation;
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

  /**
   * The true information content of the validation text in nats, the least total loss that any
   * model can reach on average; known only where the text was drawn from a known distribution.
   *
   * @param given the beginning of the text, which a model is given and does not predict
   */
  public OptionalDouble validationEntropyNats(String given) {
    return generated
        .map(text -> text.validationNats() - text.beginningNats().applyAsDouble(given))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /**
   * The SHA-256 of the training part's SHA-256 followed by the validation part's, in hexadecimal.
   */
  public String fingerprint() {
    String both = training.fingerprint() + validation.fingerprint();
    return Sha256.of(both);
  }

  /** The length of the training text in UTF-8 bytes. */
  public long trainingBytes() {
    return training.bytes();
  }

  /** The length of the validation text in UTF-8 bytes. */
  public long validationBytes() {
    return validation.bytes();
  }

  TextPart trainingPart() {
    return training;
  }

  TextPart validationPart() {
    return validation;
  }
}
