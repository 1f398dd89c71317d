package io.sluice.shallow;

import java.util.Arrays;
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
    for (int i = 0; i < segments.length; ) {
      for (int k = 0; k < width; k++, i++) {
        segments[i] = units.segment(k, nets.data[i]);
        weights[i] = units.rightWeight(k, segments[i], nets.data[i]);
      }
    }
  }

  /** Writes the values of the units into columns of a matrix with a row a pattern. */
  void values(HingeUnits units, DMatrixRMaj into, int first) {
    double[][] rows = new double[width][];
    Arrays.setAll(rows, units::values);
    for (int i = 0, at = first; i < segments.length; at += into.numCols) {
      for (int k = 0; k < width; k++, i++) {
        double[] row = rows[k];
        double right = weights[i];
        into.data[at + k] = (1 - right) * row[segments[i]] + right * row[segments[i] + 1];
      }
    }
  }

  /** Writes the slopes at nets of shape (N_v, N_h). */
  void slopes(HingeUnits units, DMatrixRMaj nets, DMatrixRMaj into) {
    double[][] rows = new double[width][];
    Arrays.setAll(rows, units::slopes);
    for (int i = 0; i < segments.length; ) {
      for (int k = 0; k < width; k++, i++) {
        into.data[i] = units.isClamped(k, nets.data[i]) ? 0 : rows[k][segments[i]];
      }
    }
  }

  /** The m of each net, row by row; not a copy. */
  int[] segments() {
    return segments;
  }

  /** The weight of hinge m + 1 of each net, row by row; not a copy. */
  double[] rights() {
    return weights;
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
