package io.sluice.image;

import java.util.SplittableRandom;

/** The colours of generated images. */
enum Ink {
  /** White on black. */
  GREY(1) {
    @Override
    void write(GrayscaleCanvas canvas, SplittableRandom random, byte[] into, int from) {
      canvas.write(into, from, 0, 1);
    }
  },
  /** A light colour on a dark one or the other way round. */
  COLOUR(3) {
    @Override
    void write(GrayscaleCanvas canvas, SplittableRandom random, byte[] into, int from) {
      boolean dark = random.nextBoolean();
      for (int channel = 0; channel < channels(); channel++) {
        double low = 0.45 * random.nextDouble();
        double high = 1 - 0.45 * random.nextDouble();
        canvas.write(into, from + channel * canvas.size(), dark ? high : low, dark ? low : high);
      }
    }
  };

  private final int channels;

  Ink(int channels) {
    this.channels = channels;
  }

  int channels() {
    return channels;
  }

  /** Writes a picture, channel by channel. */
  abstract void write(GrayscaleCanvas canvas, SplittableRandom random, byte[] into, int from);
}
