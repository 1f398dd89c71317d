package io.sluice.image;

import java.util.SplittableRandom;

/** What generated images are drawn with, on squares of a size of their own. */
enum Ink {
  /** White on black, of the form of MNIST. */
  GREY("shapes", 1, 28, Purpose.SHAPES) {
    @Override
    void write(Canvas canvas, SplittableRandom random, byte[] into, int from) {
      canvas.write(into, from, 0, 1);
    }
  },
  /** A light colour on a dark one or the other way round, of the form of CIFAR-10. */
  COLOUR("colour-shapes", 3, 32, Purpose.COLOUR_SHAPES) {
    @Override
    void write(Canvas canvas, SplittableRandom random, byte[] into, int from) {
      boolean dark = random.nextBoolean();
      for (int channel = 0; channel < shape().channels(); channel++) {
        double low = 0.45 * random.nextDouble();
        double high = 1 - 0.45 * random.nextDouble();
        canvas.write(into, from + channel * shape().plane(), dark ? high : low, dark ? low : high);
      }
    }
  };

  private final String word;
  private final ImageShape shape;
  private final long purpose;

  Ink(String word, int channels, int side, long purpose) {
    this.word = word;
    this.shape = new ImageShape(channels, side, side);
    this.purpose = purpose;
  }

  String word() {
    return word;
  }

  ImageShape shape() {
    return shape;
  }

  /** Of the streams of its images. */
  long purpose() {
    return purpose;
  }

  /** Writes a picture, channel by channel. */
  abstract void write(Canvas canvas, SplittableRandom random, byte[] into, int from);
}
