package io.sluice.random;

import java.util.SplittableRandom;

/**
 * Random numbers as functions of what they are for: a stream is named by a seed and further
 * numbers, such as a step, and is the same whichever streams were asked for before.
 */
public final class RandomStreams {
  /** Odd, and as irregular as a number gets: 2^64 divided by the golden ratio. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private RandomStreams() {}

  /**
   * The stream of a name, from its beginning. Names that differ in any number, and be it by one,
   * have unrelated streams.
   */
  public static SplittableRandom of(long seed, long... name) {
    return new SplittableRandom(key(seed, name));
  }

  /** The 64 bits that stand for a name: for whoever needs a single draw and no stream. */
  public static long key(long seed, long... name) {
    long key = mix(seed);
    for (long number : name) {
      key = mix(key + number * GOLDEN);
    }
    return key;
  }

  /**
   * An order of the numbers from 0 to {@code size} - 1, all orders being as likely as each other.
   *
   * @param random where the draws are taken from
   */
  public static int[] permutation(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int earlier = random.nextInt(i + 1);
      order[i] = order[earlier];
      order[earlier] = i;
    }
    return order;
  }

  /** The finaliser of SplitMix64: every bit of the argument moves half of the result's. */
  private static long mix(long bits) {
    long z = bits + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
