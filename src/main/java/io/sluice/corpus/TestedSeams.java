package io.sluice.corpus;

import java.util.Arrays;
import java.util.Optional;

/**
 * Pieces for tokenizers whose rules are not known: a text is cut after a newline, and each cut is
 * tested before it is used.
 *
 * <p>Many tokenizers treat the beginning of a text in their own way, for example by putting a space
 * there. So a piece is encoded with the newline before it, and the ids that a newline alone has are
 * taken off again. The test encodes some hundred characters around the cut in one piece and in two;
 * where the ids differ the next newline is tried. A text in which no newline near passes is cut
 * elsewhere, by {@link InnerCuts}.
 */
final class TestedSeams implements PieceEncoder {
  private static final int WINDOW = 300;
  private static final int MOST_TRIES = 100;
  private static final char ANCHOR = '\n';

  private final NativeTokenizer tokenizer;
  private final RunUp runUp;
  private final InnerCuts inner = new InnerCuts(this::tried);

  TestedSeams(NativeTokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.runUp = new RunUp(tokenizer);
  }

  @Override
  public int nextCut(String text, int begin, int from) {
    int reach = Math.min(text.length(), from + InnerCuts.REACH);
    int newline = text.indexOf(ANCHOR, Math.max(0, from - 1));
    for (int tries = 0; tries < MOST_TRIES && newline >= 0 && newline + 1 < reach; tries++) {
      int cut = newline + 1;
      if (holds(text, cut)) {
        return cut;
      }
      newline = text.indexOf(ANCHOR, cut);
    }
    return reach == text.length() ? reach : inner.next(text, begin, from);
  }

  @Override
  public int[] encode(String text, int from, int to) {
    return tried(text, from, to).orElseThrow(() -> InnerCuts.hangsTogether(text, from));
  }

  @Override
  public int runUp(String text, int from) {
    return from > 0 && text.charAt(from - 1) == ANCHOR ? from - 1 : RunUp.before(text, from);
  }

  private Optional<int[]> tried(String text, int from, int to) {
    return runUp.encode(text, runUp(text, from), from, to);
  }

  private boolean holds(String text, int cut) {
    int from = SurrogatePairs.floor(text, Math.max(0, cut - WINDOW));
    int to = SurrogatePairs.ceiling(text, Math.min(text.length(), cut + WINDOW));
    int[] whole = tokenizer.encode(text.substring(from, to));
    int[] left = tokenizer.encode(text.substring(from, cut));
    Optional<int[]> right = tried(text, cut, to);
    return right.isPresent()
        && whole.length == left.length + right.get().length
        && Arrays.equals(whole, 0, left.length, left, 0, left.length)
        && Arrays.equals(whole, left.length, whole.length, right.get(), 0, right.get().length);
  }
}
