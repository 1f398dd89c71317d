package io.sluice.corpus;

import java.util.Arrays;

/**
 * What of a text does not come back when its ids are decoded. A space at the very beginning does
 * not count, because many tokenizers put one there or take one away.
 */
final class LostText {
  private static final int VALUES = 256;

  private LostText() {}

  /**
   * How many bytes of a text another lacks: for each value of a byte, how many fewer there are. So
   * it is never too many, and too few where something else came in their place.
   *
   * @param text UTF-8
   * @param back what came back
   * @return 0 only if both are equal
   */
  static long bytes(byte[] text, byte[] back) {
    int skipped = beginsWithSpace(text) ? 1 : 0;
    int skippedBack = beginsWithSpace(back) ? 1 : 0;
    if (Arrays.equals(text, skipped, text.length, back, skippedBack, back.length)) {
      return 0;
    }
    int[] missing = new int[VALUES];
    for (byte value : text) {
      missing[Byte.toUnsignedInt(value)]++;
    }
    for (byte value : back) {
      missing[Byte.toUnsignedInt(value)]--;
    }
    return Math.max(1, Arrays.stream(missing).filter(count -> count > 0).asLongStream().sum());
  }

  private static boolean beginsWithSpace(byte... text) {
    return text.length > 0 && text[0] == ' ';
  }
}
