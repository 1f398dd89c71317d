package io.sluice.suite.language;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import java.nio.charset.StandardCharsets;
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
   * The true entropy of the validation text, of the same tokens as a loss: all but the first, which
   * is given.
   *
   * @return nats a token, where the text's distribution is known
   */
  public OptionalDouble floorNats() {
    return floorNats(corpus, validation, tokenizer);
  }

  static OptionalDouble floorNats(Corpus corpus, TokenFile validation, Tokenizer tokenizer) {
    if (validation.count() < 2) {
      return OptionalDouble.empty();
    }
    int[] first = new int[1];
    validation.read(0, first);
    String given = new String(tokenizer.bytes(first[0]), StandardCharsets.UTF_8);
    OptionalDouble entropy = corpus.validationEntropyNats(given);
    return entropy.isPresent()
        ? OptionalDouble.of(entropy.getAsDouble() / (validation.count() - 1))
        : OptionalDouble.empty();
  }

  @Override
  public void close() {
    training.close();
    validation.close();
    tokenizer.close();
  }
}
