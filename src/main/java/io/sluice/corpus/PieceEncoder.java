package io.sluice.corpus;

/** How a long text is cut for one subword tokenizer, and what ids its pieces have. */
interface PieceEncoder {
  /** As {@link Tokenizer#nextCut}. */
  int nextCut(String text, int begin, int from);

  /** As {@link Tokenizer#encode(String, int, int)}. */
  int[] encode(String text, int from, int to);

  /**
   * Where a piece has to be read from, so that its ids are those it has in the whole text: what
   * stands between there and {@code from} is encoded too, and its ids are taken off again.
   */
  int runUp(String text, int from);
}
