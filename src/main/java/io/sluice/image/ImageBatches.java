package io.sluice.image;

import io.sluice.random.RandomStreams;

/**
 * Training batches: which images are seen at which step, and how they are changed. A pure function
 * of seed and step, whatever was asked for before, so a resumed run sees what it would have seen.
 *
 * <p>Epochs follow each other without a gap, each an order of all images of its own. Step s takes
 * the images from (s - 1) · B to s · B - 1 of this sequence, so a batch at the end of an epoch is
 * filled up from the next: every batch has B images, which batch normalization wants, and yet every
 * image is seen exactly once an epoch, which dropping the rest would not give.
 */
public final class ImageBatches {
  private final ImageSet set;
  private final int batch;
  private final Augmentation augmentation;
  private final Brush brush;
  private volatile Epoch latest; // remembered to save time: what it holds follows from its name

  /** The order of an epoch. */
  private static final class Epoch {
    private final long seed;
    private final long number;
    private final int[] order;

    Epoch(long seed, long number, int size) {
      this.seed = seed;
      this.number = number;
      this.order = RandomStreams.permutation(size, RandomStreams.of(seed, Purpose.ORDER, number));
    }
  }

  /**
   * Batches of a set.
   *
   * @param batch B, from 1 to the number of images
   * @param normalization made for as many channels
   */
  public ImageBatches(
      ImageSet set, int batch, Augmentation augmentation, PixelNormalization normalization) {
    requireFits(batch, set.size(), set.name());
    this.set = set;
    this.batch = batch;
    this.augmentation = augmentation;
    this.brush = new Brush(set, normalization);
  }

  /**
   * Refuses a batch that would hold an image twice.
   *
   * @param batch B
   * @param images to draw from
   * @param name of their set
   * @throws IllegalArgumentException if there are not so many
   */
  public static void requireFits(int batch, int images, String name) {
    if (batch < 1 || batch > images) {
      throw new IllegalArgumentException(
          "a batch of %,d cannot be drawn from the %,d images of %s: take more training images (--training-images, or training_images in a study), or give a lesser --batch"
              .formatted(batch, images, name));
    }
  }

  /**
   * How many steps end within the first so many epochs or just after: rounded up.
   *
   * @param images of the set
   * @param batch B
   */
  public static long steps(long epochs, long images, int batch) {
    return -Math.floorDiv(-Math.multiplyExact(epochs, images), (long) batch);
  }

  /**
   * The images of a step.
   *
   * @param step from 1
   */
  public ImageBatch batch(long seed, long step) {
    if (step < 1) {
      throw new IllegalArgumentException("step " + step + ": steps begin with 1");
    }
    long first = Math.multiplyExact(step - 1, (long) batch);
    int[] images = new int[batch];
    for (int row = 0; row < batch; row++) {
      long draw = first + row;
      images[row] = epoch(seed, draw / set.size()).order[(int) (draw % set.size())];
    }
    if (augmentation.equals(Augmentation.NONE)) {
      return brush.plain(images);
    }
    Augmentation.Change[] changes = new Augmentation.Change[batch];
    for (int row = 0; row < batch; row++) {
      changes[row] = augmentation.at(seed, first + row);
    }
    return brush.changed(images, changes);
  }

  private Epoch epoch(long seed, long number) {
    Epoch epoch = latest;
    if (epoch == null || epoch.seed != seed || epoch.number != number) {
      epoch = new Epoch(seed, number, set.size());
      latest = epoch;
    }
    return epoch;
  }
}
