package io.sluice.shallow;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Least squares from auto- and cross-correlations by the Schmidt procedure, in the order in which
 * the functions come. A function is dependent on those before it if what is left of its energy is
 * below either threshold: its weights are 0 and it is counted.
 *
 * @param absolute the threshold of the energy that is left
 * @param relative the threshold of its share of the function's whole energy
 */
public record OrthogonalLeastSquares(double absolute, double relative) {

  /** The laboratory's absolute threshold, and one that does not depend on units. */
  public static final OrthogonalLeastSquares DEFAULT = new OrthogonalLeastSquares(1e-12, 1e-12);

  /** Refuses thresholds that are no energies. */
  public OrthogonalLeastSquares {
    if (!(absolute >= 0 && absolute <= 1) || !(relative >= 0 && relative < 1)) {
      throw new IllegalArgumentException(
          "thresholds of dependence %s and %s: give 0 to 1".formatted(absolute, relative));
    }
  }

  /** Weights of shape (outputs, functions), and how many functions were dependent. */
  record Solution(DMatrixRMaj weights, int dependent) {}

  /**
   * The weights.
   *
   * @param correlations R of the functions, shape (n, n), symmetric
   * @param cross C of functions and targets, shape (n, m)
   * @return W with W·R = Cᵀ
   */
  Solution solve(DMatrixRMaj correlations, DMatrixRMaj cross) {
    int count = correlations.numRows;
    double[][] orthonormal = new double[count][];
    int dependent = 0;
    for (int n = 0; n < count; n++) {
      orthonormal[n] = next(correlations, orthonormal, n);
      dependent += orthonormal[n].length == 0 ? 1 : 0;
    }
    DMatrixRMaj weights = new DMatrixRMaj(cross.numCols, count);
    for (int i = 0; i < cross.numCols; i++) {
      for (double[] row : orthonormal) {
        double along = 0;
        for (int k = 0; k < row.length; k++) {
          along += row[k] * cross.get(k, i);
        }
        for (int k = 0; k < row.length; k++) {
          weights.add(i, k, along * row[k]);
        }
      }
    }
    return new Solution(weights, dependent);
  }

  /** The n-th orthonormal function as a sum of the first n raw ones; empty if it is dependent. */
  private double[] next(DMatrixRMaj correlations, double[][] earlier, int n) {
    double whole = correlations.get(n, n);
    double left = whole;
    double[] sum = new double[n + 1];
    for (int j = 0; j < n; j++) {
      double[] row = earlier[j];
      double along = 0;
      for (int k = 0; k < row.length; k++) {
        along += row[k] * correlations.data[n * correlations.numCols + k];
      }
      left -= along * along;
      for (int k = 0; k < row.length; k++) {
        sum[k] -= along * row[k];
      }
    }
    // Written so that what is not a number is dependent too.
    if (!(left >= absolute && left > relative * whole)) {
      return new double[0];
    }
    sum[n] = 1;
    double norm = Math.sqrt(left);
    return Arrays.stream(sum).map(value -> value / norm).toArray();
  }
}
