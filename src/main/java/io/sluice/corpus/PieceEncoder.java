package io.sluice.corpus;

/** How a long text is cut for one subword tokenizer, and what ids its pieces have. */
interface PieceEncoder {
  /** As {@link Tokenizer#nextCut}. */
  int nextCut(String text, int from);

  /** As {@link Tokenizer#encode(String, int, int)}. */
  int[] encode(String text, int from, int to);
}
