package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;

/**
 * Where net values lie among hinges, found once for all that is done at them: hinges do not move.
 */
final class HingePlaces {

  private final int width;
  private final int[] segments;
  private final double[] weights;

  /** The places of nets of shape (N_v, N_h). */
  HingePlaces(HingeUnits units, DMatrixRMaj nets) {
    width = nets.numCols;
    segments = new int[nets.data.length];
    weights = new double[nets.data.length];
    for (int p = 0; p < nets.numRows; p++) {
      for (int k = 0; k < width; k++) {
        int i = p * width + k;
        segments[i] = units.segment(k, nets.data[i]);
        weights[i] = units.rightWeight(k, segments[i], nets.data[i]);
      }
    }
  }

  /** The m with which a pattern's net of a unit lies between hinges m and m + 1. */
  int segment(int pattern, int unit) {
    return segments[pattern * width + unit];
  }

  /** The weight of hinge m + 1; that of hinge m is 1 less it. */
  double right(int pattern, int unit) {
    return weights[pattern * width + unit];
  }
}
