package io.sluice.image;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is subtracted from pixels and what they are divided by. Pixels are shares of full brightness
 * before, from 0 to 1; a value becomes (pixel - mean) / deviation of its channel.
 *
 * @param mean by channel
 * @param deviation by channel, above 0
 */
public record PixelNormalization(List<Double> mean, List<Double> deviation) {
  private static final int LEVELS = 256;
  private static final int FULL = 255;

  public PixelNormalization {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.isEmpty() || mean.size() != deviation.size()) {
      throw new IllegalArgumentException(
          "%d means and %d deviations: give one of each for every channel"
              .formatted(mean.size(), deviation.size()));
    }
    if (!mean.stream().allMatch(Double::isFinite)
        || !deviation.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "means %s, deviations %s: they must be finite and deviations above 0"
              .formatted(mean, deviation));
    }
  }

  /** Leaves pixels as shares of full brightness. */
  public static PixelNormalization none(int channels) {
    return new PixelNormalization(
        Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
  }

  /**
   * Gives every channel of a set mean 0 and standard deviation 1. Sums are of whole numbers and so
   * exact, in whatever order they are taken.
   *
   * @throws IllegalArgumentException if all values of a channel are the same
   */
  public static PixelNormalization of(ImageSet set) {
    List<Double> mean = new ArrayList<>();
    List<Double> deviation = new ArrayList<>();
    for (int channel = 0; channel < set.shape().channels(); channel++) {
      long[] seen = histogram(set, channel);
      BigInteger count = BigInteger.ZERO;
      BigInteger sum = BigInteger.ZERO;
      BigInteger squares = BigInteger.ZERO;
      for (int level = 0; level < LEVELS; level++) {
        BigInteger weight = BigInteger.valueOf(seen[level]);
        count = count.add(weight);
        sum = sum.add(weight.multiply(BigInteger.valueOf(level)));
        squares = squares.add(weight.multiply(BigInteger.valueOf((long) level * level)));
      }
      // The variance is (n Σx² - (Σx)²) / n².
      BigInteger spread = count.multiply(squares).subtract(sum.multiply(sum));
      if (spread.signum() == 0) {
        throw new IllegalArgumentException(
            "all values of channel %d of %s are the same: take more --training-images, or other --images"
                .formatted(channel, set.name()));
      }
      BigInteger full = count.multiply(BigInteger.valueOf(FULL));
      mean.add(quotient(sum, full));
      deviation.add(Math.sqrt(quotient(spread, full.multiply(full))));
    }
    return new PixelNormalization(mean, deviation);
  }

  private static double quotient(BigInteger numerator, BigInteger denominator) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
        .doubleValue();
  }

  private static long[] histogram(ImageSet set, int channel) {
    long[] seen = new long[LEVELS];
    byte[] pixels = set.pixels();
    int plane = set.shape().plane();
    for (int image = 0; image < set.size(); image++) {
      int from = set.offset(image) + channel * plane;
      for (int i = from; i < from + plane; i++) {
        seen[pixels[i] & FULL]++;
      }
    }
    return seen;
  }

  /** What each byte becomes: a table of 256 values for every channel. */
  float[][] tables() {
    float[][] tables = new float[mean.size()][LEVELS];
    for (int channel = 0; channel < tables.length; channel++) {
      for (int level = 0; level < LEVELS; level++) {
        tables[channel][level] =
            (float) (((double) level / FULL - mean.get(channel)) / deviation.get(channel));
      }
    }
    return tables;
  }

  /**
   * Checks that this is made for images like those of a set.
   *
   * @throws IllegalArgumentException if the numbers of channels differ
   */
  void requireFits(ImageSet set) {
    if (mean.size() != set.shape().channels()) {
      throw new IllegalArgumentException(
          "a normalization of %d channels does not fit the images of %s, which are %s: take that of the set the net was trained on"
              .formatted(mean.size(), set.name(), set.shape()));
    }
  }
}
