package io.sluice.suite.language;

import io.sluice.notation.Limit;
import io.sluice.run.Provenance;
import io.sluice.training.Compute;

/**
 * {@code config.json}: everything that decides the numbers of a run, resolved.
 *
 * @param provenance what made the run
 * @param recipe its values
 * @param seed of first values, batches and dropout
 * @param text fingerprints of what the recipe's corpus and tokenizer were when the run began
 * @param compute where and how it computes; other threads or formats round differently
 */
public record LanguageConfiguration(
    Provenance provenance,
    LanguageRecipe recipe,
    long seed,
    TextFingerprint text,
    Compute compute) {

  /**
   * What the ids depend on.
   *
   * @param corpus SHA-256 of training and validation text
   * @param tokenizer SHA-256 of the tokenizer
   * @param vocabulary V
   */
  public record TextFingerprint(String corpus, String tokenizer, int vocabulary) {

    private static final Limit VOCABULARY = new Limit("vocabulary", 1, 1 << 24);

    /** Refuses a vocabulary out of range. */
    public TextFingerprint {
      VOCABULARY.require(vocabulary);
    }
  }
}
