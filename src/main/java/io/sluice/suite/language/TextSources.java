package io.sluice.suite.language;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.Corpus;
import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenCache;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import io.sluice.corpus.TokenizerChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        .orElseGet(() -> Corpora.ofText(Path.of(choice.text().orElseThrow()), choice.split()));
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
    List<TokenFile> opened = new ArrayList<>();
    try {
      opened.add(cache.training(corpus, tokenizer));
      opened.add(cache.heldOut(corpus, HeldOut.VALIDATION, tokenizer));
      Optional<TokenFile> test =
          corpus.hasTest()
              ? Optional.of(cache.heldOut(corpus, HeldOut.TEST, tokenizer))
              : Optional.empty();
      return new TokenizedCorpus(corpus, tokenizer, opened.get(0), opened.get(1), test);
    } catch (RuntimeException e) {
      opened.forEach(TokenFile::close);
      tokenizer.close();
      throw e;
    }
  }
}
