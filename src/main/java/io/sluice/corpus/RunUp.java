package io.sluice.corpus;

import java.util.Arrays;
import java.util.Optional;

/**
 * Encodes a piece of a text together with what stands before it.
 *
 * @param tokenizer what encodes
 */
record RunUp(NativeTokenizer tokenizer) {
  /**
   * The length of a run-up that stands for all that came before, in UTF-16 units. In a run of one
   * character tokens begin at multiples of their length, so it is a multiple of most lengths; and
   * it is longer than the 100 characters after which WordPiece takes a word for unknown.
   */
  static final int LENGTH = 960;

  /** A multiplier that leaves the highest bit to chance. */
  private static final int MIX = 0x9E3779B9;

  /**
   * Where a run-up of the full length begins, or of one less: a tokenizer that puts a space before
   * its text needs that one for its multiples. Which it is depends on the place, so that of the
   * places near each other some have the one and some the other.
   */
  static int before(String text, int from) {
    int length = LENGTH - ((from * MIX) >>> (Integer.SIZE - 1));
    return SurrogatePairs.floor(text, Math.max(0, from - length));
  }

  /**
   * The ids from {@code from} to {@code to}: those from {@code begin} on without the ones of the
   * run-up; nothing if the run-up has other ids there than by itself.
   */
  Optional<int[]> encode(String text, int begin, int from, int to) {
    int[] all = tokenizer.encode(text.substring(begin, to));
    if (begin == from) {
      return Optional.of(all);
    }
    int[] before = tokenizer.encode(text.substring(begin, from));
    return all.length >= before.length
            && Arrays.equals(all, 0, before.length, before, 0, before.length)
        ? Optional.of(Arrays.copyOfRange(all, before.length, all.length))
        : Optional.empty();
  }
}
