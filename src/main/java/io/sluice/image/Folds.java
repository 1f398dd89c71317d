package io.sluice.image;

import io.sluice.random.StratifiedSplit;

/**
 * A set cut into folds for cross-validation. Every image is in exactly one fold; the sizes of two
 * folds differ by at most one image, and so do their numbers of images of a class.
 */
public final class Folds {
  private final ImageSet set;
  private final int count;
  private final StratifiedSplit strata;

  /**
   * Cuts a set.
   *
   * @param count k, from 2 to the number of images
   * @param seed which images are in which fold
   */
  public Folds(ImageSet set, int count, long seed) {
    if (count < 2 || count > set.size()) {
      throw new IllegalArgumentException(
          "%d folds of the %,d images of %s: take at least 2 and at most one an image"
              .formatted(count, set.size(), set.name()));
    }
    this.set = set;
    this.count = count;
    this.strata = set.strata(seed);
  }

  /** The images of a fold, from 0 to k - 1, to measure on. */
  public ImageSet held(int fold) {
    requireFold(fold);
    return set.select(strata.fold(fold, count));
  }

  /** The images of all other folds, to train on. */
  public ImageSet training(int fold) {
    requireFold(fold);
    return set.select(strata.outside(fold, count));
  }

  private void requireFold(int fold) {
    if (fold < 0 || fold >= count) {
      throw new IllegalArgumentException(
          "fold %d: give one from 0 to %d".formatted(fold, count - 1));
    }
  }
}
