package io.sluice.suite.language;

import io.sluice.corpus.Corpus;
import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenFile;
import io.sluice.corpus.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A corpus as a model sees it.
 *
 * @param corpus the text
 * @param tokenizer what made the ids
 * @param training ids to train on
 * @param validation ids to validate on
 * @param test ids to report on, if the corpus has a test part
 */
public record TokenizedCorpus(
    Corpus corpus,
    Tokenizer tokenizer,
    TokenFile training,
    TokenFile validation,
    Optional<TokenFile> test)
    implements AutoCloseable {

  /**
   * The true entropy of the validation text, of the same tokens as a loss: all but the first, which
   * is given.
   *
   * @return nats a token, where the text's distribution is known and its tokens give it back: what
   *     is lost of a text costs a model nothing
   */
  public OptionalDouble floorNats() {
    return floorNats(corpus, HeldOut.VALIDATION, validation, tokenizer);
  }

  /**
   * The same of the test text.
   *
   * @return nats a token, where there is a test text and that is known
   */
  public OptionalDouble testFloorNats() {
    return test.isPresent()
        ? floorNats(corpus, HeldOut.TEST, test.get(), tokenizer)
        : OptionalDouble.empty();
  }

  static OptionalDouble floorNats(
      Corpus corpus, HeldOut part, TokenFile file, Tokenizer tokenizer) {
    if (file.count() < 2 || file.lostBytes() > 0) {
      return OptionalDouble.empty();
    }
    String given = new String(given(corpus, part, file, tokenizer), StandardCharsets.UTF_8);
    OptionalDouble entropy = corpus.entropyNats(part, given);
    return entropy.isPresent()
        ? OptionalDouble.of(entropy.getAsDouble() / (file.count() - 1))
        : OptionalDouble.empty();
  }

  /**
   * The beginning of a held-out text that its first token stands for, which a model is given. Many
   * tokenizers put a space before a text or take one away: that of the text counts.
   */
  static byte[] given(Corpus corpus, HeldOut part, TokenFile file, Tokenizer tokenizer) {
    int[] first = new int[1];
    file.read(0, first);
    byte[] token = tokenizer.bytes(first[0]);
    int skipped = token.length > 0 && token[0] == ' ' ? 1 : 0;
    byte[] space = corpus.text(part).startsWith(" ") ? new byte[] {' '} : new byte[0];
    byte[] given = Arrays.copyOf(space, space.length + token.length - skipped);
    System.arraycopy(token, skipped, given, space.length, token.length - skipped);
    return given;
  }

  @Override
  public void close() {
    training.close();
    validation.close();
    test.ifPresent(TokenFile::close);
    tokenizer.close();
  }
}
