package io.sluice.corpus;

import io.sluice.random.RandomStreams;
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
              + ": give a longer text, or a lesser --context");
    }
  }

  /**
   * The windows of a step, one after another: B × (T + 1) ids. Each window's first T ids are inputs
   * and its last T ids targets. Each begins anywhere in the text with the same probability.
   */
  public int[] batch(long seed, long step) {
    SplittableRandom random = RandomStreams.of(seed, step);
    int window = length + 1;
    int[] ids = new int[batch * window];
    long starts = file.count() - length;
    for (int row = 0; row < batch; row++) {
      file.read(random.nextLong(starts), ids, row * window, window);
    }
    return ids;
  }
}
