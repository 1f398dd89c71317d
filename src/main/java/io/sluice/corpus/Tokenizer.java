package io.sluice.corpus;

import java.nio.file.Path;

/**
 * Turns text into token ids from 0 to {@link #vocabularySize()} - 1 and back. One instance may be
 * used by many threads at once, until it is closed.
 */
public interface Tokenizer extends AutoCloseable {
  /** One more than the largest id. */
  int vocabularySize();

  /**
   * The ids of a whole text. No tokens are added for its beginning or end.
   *
   * @throws IllegalArgumentException if the text holds something that the vocabulary does not
   */
  default int[] encode(String text) {
    return encode(text, 0, text.length());
  }

  /** The text of ids; ids that end in the middle of a character give U+FFFD there. */
  String decode(int[] ids);

  /**
   * The bytes that one id adds to a text, to be joined into UTF-8 by {@link Utf8Stream}.
   *
   * @throws IllegalArgumentException if there is no such id
   */
  byte[] bytes(int id);

  /** A SHA-256 in hexadecimal; two tokenizers with one fingerprint give the same ids. */
  String fingerprint();

  /** Writes all that {@link Tokenizers#load} needs to read this tokenizer back. */
  void save(Path tokenizerJson);

  /**
   * A place at or after {@code from}, and not far from it, where the text may be cut: the ids of a
   * text are then those of its pieces, taken by {@link #encode(String, int, int)} between
   * neighbouring cuts, one after another. The end of the text if there is none before it.
   *
   * @param begin 0 or the cut before
   * @throws IllegalArgumentException if the text cannot be cut anywhere near
   */
  int nextCut(String text, int begin, int from);

  /**
   * The ids that a piece contributes to the ids of the whole text.
   *
   * @param from 0 or a cut
   * @param to a later cut or the end of the text
   */
  int[] encode(String text, int from, int to);

  /**
   * How many UTF-8 bytes of a piece its ids do not give back, at least; 0 only if they give back
   * all and nothing else. Tokenizers of our own lose nothing; one from a file may drop characters
   * or change them.
   *
   * @param from 0 or a cut
   * @param to a later cut or the end of the text
   * @param ids the piece's, as {@link #encode(String, int, int)} gives them
   */
  default long lostBytes(String text, int from, int to, int[] ids) {
    return 0;
  }

  @Override
  void close();
}
