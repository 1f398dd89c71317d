package io.sluice.report;

import io.sluice.run.VisionRow;

/**
 * What runs that are compared in pairs have in common.
 *
 * @param seed of first values and batches
 * @param fold measured on, from 1; 0 if there are test images
 */
record Trial(long seed, long fold) {

  static Trial of(VisionRow row) {
    return new Trial(row.seed(), row.fold().orElse(0));
  }

  @Override
  public String toString() {
    return fold == 0 ? "seed " + seed : "seed %d fold %d".formatted(seed, fold);
  }
}
