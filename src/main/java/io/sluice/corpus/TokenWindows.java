package io.sluice.corpus;

import java.util.SplittableRandom;

/**
 * Training windows: which stretches of a text are seen at which step. A pure function of seed and
 * step, whatever was asked for before, so a resumed run sees what it would have seen.
 *
 * @param file the ids
 * @param batch B, windows in a step
 * @param length T, predictions in a window
 */
public record TokenWindows(TokenFile file, int batch, int length) {
  /** Odd, and as irregular as a number gets: 2^64 divided by the golden ratio. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * @throws IllegalArgumentException if the text is shorter than one window of {@code length} + 1
   *     ids
   */
  public TokenWindows {
    if (batch < 1 || length < 1) {
      throw new IllegalArgumentException(
          "batch is " + batch + " and context length " + length + ": both must be at least 1");
    }
    Math.multiplyExact(batch, length + 1);
    if (file.count() < length + 1L) {
      throw new IllegalArgumentException(
          "the text has "
              + file.count()
              + " tokens and one window needs "
              + (length + 1L)
              + ": give a longer text or a shorter context");
    }
  }

  /**
   * The windows of a step, one after another: B × (T + 1) ids. Each window's first T ids are inputs
   * and its last T ids targets. Each begins anywhere in the text with the same probability.
   */
  public int[] batch(long seed, long step) {
    // Both are mixed first: neighbouring seeds and steps must not give related streams.
    SplittableRandom random = new SplittableRandom(mix(mix(seed) + step * GOLDEN));
    int window = length + 1;
    int[] ids = new int[batch * window];
    long starts = file.count() - length;
    for (int row = 0; row < batch; row++) {
      file.read(random.nextLong(starts), ids, row * window, window);
    }
    return ids;
  }

  /** The finaliser of SplitMix64: every bit of the argument moves half of the result's. */
  private static long mix(long bits) {
    long z = bits + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
