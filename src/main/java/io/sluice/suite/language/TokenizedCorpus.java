package io.sluice.suite.language;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import java.util.OptionalDouble;

/**
 * A corpus as a model sees it.
 *
 * @param corpus the text
 * @param tokenizer what made the ids
 * @param training ids to train on
 * @param validation ids to validate on
 */
public record TokenizedCorpus(
    Corpus corpus, Tokenizer tokenizer, TokenFile training, TokenFile validation)
    implements AutoCloseable {

  /**
   * The true entropy of the validation text.
   *
   * @return nats a token, where the text's distribution is known
   */
  public OptionalDouble floorNats() {
    return floorNats(corpus, validation);
  }

  static OptionalDouble floorNats(Corpus corpus, TokenFile validation) {
    OptionalDouble entropy = corpus.validationEntropyNats();
    return entropy.isPresent()
        ? OptionalDouble.of(entropy.getAsDouble() / validation.count())
        : OptionalDouble.empty();
  }

  @Override
  public void close() {
    training.close();
    validation.close();
    tokenizer.close();
  }
}
