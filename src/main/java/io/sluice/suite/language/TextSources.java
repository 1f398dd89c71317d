package io.sluice.suite.language;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.Corpus;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.TokenizerChoice;
import java.nio.file.Path;

/**
 * Where text comes from on this machine.
 *
 * @param corpora the corpora by name
 * @param dataDirectory files that are not embedded
 * @param cache token files
 */
public record TextSources(Corpora corpora, Path dataDirectory, TokenCache cache) {

  /**
   * Reads a corpus.
   *
   * @param choice which
   * @return its text
   */
  public Corpus open(CorpusChoice choice) {
    return choice
        .name()
        .map(corpora::open)
        .orElseGet(
            () ->
                Corpora.ofText(
                    Path.of(choice.text().orElseThrow()), choice.validationShare().orElseThrow()));
  }

  /**
   * Reads and encodes a corpus.
   *
   * @param choice which
   * @param tokenizer how
   * @return the token files, closed by the caller
   */
  public TokenizedCorpus tokenize(CorpusChoice choice, TokenizerChoice tokenizer) {
    Corpus corpus = open(choice);
    return tokenize(corpus, tokenizer.build(corpus, dataDirectory, cache.proofs()));
  }

  /**
   * Encodes a corpus.
   *
   * @param corpus the text
   * @param tokenizer the tokenizer, owned by the result
   * @return the token files, closed by the caller
   */
  public TokenizedCorpus tokenize(Corpus corpus, Tokenizer tokenizer) {
    TokenFile training = null;
    try {
      training = cache.training(corpus, tokenizer);
      return new TokenizedCorpus(corpus, tokenizer, training, cache.validation(corpus, tokenizer));
    } catch (RuntimeException e) {
      if (training != null) {
        training.close();
      }
      tokenizer.close();
      throw e;
    }
  }
}
