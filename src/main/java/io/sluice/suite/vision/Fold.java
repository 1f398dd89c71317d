package io.sluice.suite.vision;

import io.sluice.notation.Limit;

/**
 * One part of the training images that is measured on, by nets that are trained on the others.
 *
 * @param held which, from 1
 * @param folds into how many equal parts the training images are cut
 */
public record Fold(int held, int folds) {

  private static final Limit FOLDS = new Limit("folds", 2, 1000);

  /** Refuses parts that are not there. */
  public Fold {
    FOLDS.require(folds);
    if (held < 1 || held > folds) {
      throw new IllegalArgumentException(
          "held is fold %d of %d: give 1 to %2$d".formatted(held, folds));
    }
  }

  @Override
  public String toString() {
    return held + " of " + folds;
  }
}
