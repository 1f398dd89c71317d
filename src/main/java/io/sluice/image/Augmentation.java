package io.sluice.image;

import io.sluice.random.RandomStreams;
import java.util.SplittableRandom;

/**
 * How training images are changed whenever they are drawn.
 *
 * @param padding p: black pixels put on every side, after which a window of the image's own size is
 *     cut out anywhere, each of the (2p + 1)² places being as likely; 0 leaves the image in place
 * @param flip whether it is mirrored
 */
public record Augmentation(int padding, Flip flip) {
  /** Leaves images as they are. */
  public static final Augmentation NONE = new Augmentation(0, Flip.NONE);

  private static final int MOST_PADDING = 256;

  public Augmentation {
    if (padding < 0 || padding > MOST_PADDING) {
      throw new IllegalArgumentException(
          "a padding of %d pixels: give 0 to %d".formatted(padding, MOST_PADDING));
    }
  }

  /** What happens to one image. */
  record Change(int down, int right, boolean mirrored) {}

  /**
   * What happens at a draw.
   *
   * @param draw the place of the image among all that are drawn with the seed, from 0
   */
  Change at(long seed, long draw) {
    SplittableRandom random = RandomStreams.of(seed, Purpose.AUGMENTATION, draw);
    int down = random.nextInt(2 * padding + 1) - padding;
    int right = random.nextInt(2 * padding + 1) - padding;
    return new Change(down, right, flip == Flip.HORIZONTAL && random.nextInt(2) == 1);
  }
}
