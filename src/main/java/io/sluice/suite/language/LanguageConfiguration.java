package io.sluice.suite.language;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.Tokenizer;
import io.sluice.notation.Limit;
import io.sluice.run.Provenance;
import io.sluice.training.Compute;
import io.sluice.training.Continuation;
import io.sluice.training.Course;
import io.sluice.training.RunConfiguration;
import io.sluice.training.StartingWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code config.json}: everything that decides the numbers of a run, resolved.
 *
 * @param provenance what made the run
 * @param recipe its values
 * @param seed of first values, batches and dropout
 * @param text fingerprints of what the recipe's corpus and tokenizer were when the run began
 * @param weights what the model started from, if not from the first values of its seed
 * @param compute where and how it computes; other threads or formats round differently
 * @param continued how often the finished run was lengthened
 */
public record LanguageConfiguration(
    Provenance provenance,
    LanguageRecipe recipe,
    long seed,
    TextFingerprint text,
    Optional<StartingWeights> weights,
    Compute compute,
    Optional<List<Continuation>> continued)
    implements RunConfiguration<LanguageConfiguration> {

  private static final int SHOWN_DIGITS = 12;

  /** Of a run that begins. */
  public static LanguageConfiguration of(
      Provenance provenance,
      LanguageRecipe recipe,
      long seed,
      TextFingerprint text,
      Optional<StartingWeights> weights,
      Compute compute) {
    return new LanguageConfiguration(
        provenance, recipe, seed, text, weights, compute, Optional.empty());
  }

  @Override
  public LanguageConfiguration with(Provenance origin, Optional<List<Continuation>> lengthened) {
    return new LanguageConfiguration(origin, recipe, seed, text, weights, compute, lengthened);
  }

  /** From the first step to the last. */
  Course course() {
    return Course.of(recipe.training(), continued, weights);
  }

  /**
   * What the ids depend on.
   *
   * @param corpus SHA-256 of the texts of the corpus
   * @param tokenizer SHA-256 of the tokenizer
   * @param vocabulary V
   */
  public record TextFingerprint(String corpus, String tokenizer, int vocabulary) {

    private static final Limit VOCABULARY = new Limit("vocabulary", 1, 1 << 24);

    /** Refuses a vocabulary out of range. */
    public TextFingerprint {
      VOCABULARY.require(vocabulary);
    }

    /**
     * Refuses another text, before anything is made of it.
     *
     * @param opened what the run's choice gives now
     * @param run the run's folder
     * @param choice where it lies
     * @param otherwise what else to do
     * @return the run's own text: a corpus may have had no test part when the run began
     */
    Corpus checked(Corpus opened, Path run, CorpusChoice choice, String otherwise) {
      return Stream.of(opened, opened.inTwoParts())
          .filter(text -> text.fingerprint().equals(corpus))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the text of %s has changed since the run began: restore %s as it was, or %s"
                          .formatted(run, choice, otherwise)));
    }

    /**
     * Refuses another tokenizer, before anything is encoded with it.
     *
     * @param loaded the tokenizer; closed where it is refused
     * @param origin the file that it comes from, or the choice
     * @return the tokenizer
     */
    Tokenizer checked(Tokenizer loaded, String origin) {
      if (!loaded.fingerprint().equals(tokenizer) || loaded.vocabularySize() != vocabulary) {
        loaded.close();
        throw new IllegalArgumentException(
            "%s belongs to another run, or the tokenizer has changed since the run began (its fingerprint is %s with %d tokens, and %s with %d in config.json): put this run's own file back, or train anew with another --out"
                .formatted(
                    origin,
                    shown(loaded.fingerprint()),
                    loaded.vocabularySize(),
                    shown(tokenizer),
                    vocabulary));
      }
      return loaded;
    }

    private static String shown(String fingerprint) {
      return fingerprint.substring(0, Math.min(SHOWN_DIGITS, fingerprint.length()));
    }
  }
}
