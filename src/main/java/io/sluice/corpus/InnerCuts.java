package io.sluice.corpus;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Cuts where nothing is known to end: in a long run of letters, in a line without end. They keep
 * the memory of encoding within a bound for texts that have nothing else to be cut at.
 *
 * <p>Each cut is tested before it is used, from the cut before it to some hundred characters
 * beyond: the ids of the two pieces must be those of both together, and those right after the cut
 * must not depend on where the text goes on to end. Of the places near the one that is wanted the
 * first that passes is taken. That is often the very first: subwords are short, and what is tried
 * first lies a multiple of {@link RunUp#LENGTH} after the cut before, which is between two tokens
 * in a run of one character too.
 */
record InnerCuts(Pieces pieces) {
  /** A piece of this many UTF-16 units is the longest that is looked at, in several steps. */
  static final int LONGEST_PIECE = 1 << 17;

  /** How far one looks for better places to cut before one of these is taken. */
  static final int REACH = 4096;

  private static final int STEP = 1 << 14;
  private static final int CANDIDATES = 128;
  private static final int BEYOND = 300;
  private static final int OTHER_ENDS = 2;

  /** The ids of a piece, or nothing if it cannot be encoded by itself. */
  @FunctionalInterface
  interface Pieces {
    Optional<int[]> encode(String text, int from, int to);
  }

  /**
   * A cut not far after {@code from}, or the end of the text.
   *
   * @param begin the cut before
   * @throws IllegalArgumentException if no place passes
   */
  int next(String text, int begin, int from) {
    for (int start = from; start - begin <= LONGEST_PIECE; start += STEP) {
      int first = begin + (start - begin + RunUp.LENGTH - 1) / RunUp.LENGTH * RunUp.LENGTH;
      if (first + CANDIDATES + BEYOND >= text.length()) {
        return text.length();
      }
      OptionalInt cut = among(text, begin, first);
      if (cut.isPresent()) {
        return cut.getAsInt();
      }
    }
    throw hangsTogether(text, begin);
  }

  /** The error of a text whose pieces do not have the ids of the whole. */
  static IllegalArgumentException hangsTogether(String text, int begin) {
    return new IllegalArgumentException(
        "this tokenizer cannot encode the text in pieces: from character "
            + (text.codePointCount(0, begin) + 1)
            + " on, ids depend on each other over more than "
            + LONGEST_PIECE
            + " characters: break the text into lines, or train with --tokenizer bytes");
  }

  private OptionalInt among(String text, int begin, int first) {
    int end = SurrogatePairs.floor(text, first + CANDIDATES + BEYOND);
    int[] both = pieces.encode(text, begin, end).orElseThrow(() -> hangsTogether(text, begin));
    for (int cut = first; cut < first + CANDIDATES; cut++) {
      if (SurrogatePairs.floor(text, cut) == cut && holds(text, begin, cut, end, both)) {
        return OptionalInt.of(cut);
      }
    }
    return OptionalInt.empty();
  }

  private boolean holds(String text, int begin, int cut, int end, int... both) {
    Optional<int[]> right = pieces.encode(text, cut, end);
    if (right.isEmpty() || right.get().length > both.length) {
      return false;
    }
    int[] after = right.get();
    int seam = both.length - after.length;
    if (!Arrays.equals(both, seam, both.length, after, 0, after.length)) {
      return false;
    }
    for (int less = 1; less <= OTHER_ENDS; less++) {
      int other = SurrogatePairs.floor(text, end - less);
      if (pieces.encode(text, cut, other).filter(ids -> beginAlike(ids, after)).isEmpty()) {
        return false;
      }
    }
    int[] left = pieces.encode(text, begin, cut).orElseThrow(() -> hangsTogether(text, begin));
    return Arrays.equals(left, 0, left.length, both, 0, seam);
  }

  private static boolean beginAlike(int[] ids, int... others) {
    int half = others.length / 2;
    return ids.length >= half && Arrays.equals(ids, 0, half, others, 0, half);
  }
}
