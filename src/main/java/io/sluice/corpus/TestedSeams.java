package io.sluice.corpus;

import java.util.Arrays;

/**
 * Pieces for tokenizers whose rules are not known: a text is cut after a newline, and each cut is
 * tested before it is used.
 *
 * <p>Many tokenizers treat the beginning of a text in their own way, for example by putting a space
 * there. So a piece is encoded with the newline before it, and the ids that a newline alone has are
 * taken off again. The test encodes some hundred characters around the cut in one piece and in two;
 * where the ids differ the next newline is tried. A text in which none of a hundred newlines passes
 * is encoded as a whole, which is always right, but slower and with much memory for long texts.
 */
final class TestedSeams implements PieceEncoder {
  private static final int WINDOW = 300;
  private static final int MOST_TRIES = 100;
  private static final String ANCHOR = "\n";

  private final NativeTokenizer tokenizer;
  private final int[] anchor;

  TestedSeams(NativeTokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.anchor = tokenizer.encode(ANCHOR);
  }

  @Override
  public int nextCut(String text, int from) {
    int newline = text.indexOf(ANCHOR, Math.max(0, from - 1));
    for (int tries = 0; tries < MOST_TRIES && newline >= 0; tries++) {
      int cut = newline + 1;
      if (cut < text.length() && holds(text, cut)) {
        return cut;
      }
      newline = text.indexOf(ANCHOR, cut);
    }
    return text.length();
  }

  @Override
  public int[] encode(String text, int from, int to) {
    if (from == 0) {
      return tokenizer.encode(text.substring(0, to));
    }
    int[] ids = tokenizer.encode(text.substring(from - 1, to));
    if (!beginsWithAnchor(ids)) {
      throw new IllegalStateException("a tested cut does not hold at character " + from);
    }
    return Arrays.copyOfRange(ids, anchor.length, ids.length);
  }

  private boolean holds(String text, int cut) {
    int from = SurrogatePairs.floor(text, Math.max(0, cut - WINDOW));
    int to = SurrogatePairs.ceiling(text, Math.min(text.length(), cut + WINDOW));
    int[] whole = tokenizer.encode(text.substring(from, to));
    int[] left = tokenizer.encode(text.substring(from, cut));
    int[] right = tokenizer.encode(text.substring(cut - 1, to));
    int rest = right.length - anchor.length;
    return beginsWithAnchor(right)
        && whole.length == left.length + rest
        && Arrays.equals(whole, 0, left.length, left, 0, left.length)
        && Arrays.equals(whole, left.length, whole.length, right, anchor.length, right.length);
  }

  private boolean beginsWithAnchor(int[] ids) {
    return ids.length >= anchor.length
        && Arrays.equals(ids, 0, anchor.length, anchor, 0, anchor.length);
  }
}
