package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.MatrixMultProduct_DDRM;

/** Patterns as training sees them: inputs without their means and behind a leading 1. */
final class CenteredPatterns {

  /** Below this share of its size, what is left of a column without its mean is rounding. */
  private static final double ROUNDING = 1e-13;

  private final DMatrixRMaj inputs;
  private final DMatrixRMaj targets;
  private final double[] means;

  private CenteredPatterns(DMatrixRMaj inputs, DMatrixRMaj targets, double[] means) {
    this.inputs = inputs;
    this.targets = targets;
    this.means = means;
  }

  static CenteredPatterns of(Patterns patterns) {
    double[][] rows = patterns.inputs();
    DMatrixRMaj inputs = new DMatrixRMaj(rows.length, patterns.inputCount() + 1);
    double[] means = new double[patterns.inputCount()];
    for (int p = 0; p < rows.length; p++) {
      inputs.set(p, 0, 1);
    }
    for (int n = 0; n < means.length; n++) {
      double sum = 0;
      double greatest = 0;
      for (double[] row : rows) {
        sum += row[n];
        greatest = Math.max(greatest, Math.abs(row[n]));
      }
      means[n] = sum / rows.length;
      double reach = 0;
      for (double[] row : rows) {
        reach = Math.max(reach, Math.abs(row[n] - means[n]));
      }
      // A constant column must become exactly 0, or net control would blow its rounding up.
      for (int p = 0; p < rows.length && reach > ROUNDING * greatest; p++) {
        inputs.set(p, n + 1, rows[p][n] - means[n]);
      }
    }
    return new CenteredPatterns(inputs, new DMatrixRMaj(patterns.targets()), means);
  }

  /** X_a, shape (N_v, N + 1). */
  DMatrixRMaj inputs() {
    return inputs;
  }

  /** Shape (N_v, M). */
  DMatrixRMaj targets() {
    return targets;
  }

  /** What was taken from each of the N inputs. */
  double[] means() {
    return means.clone();
  }

  int count() {
    return inputs.numRows;
  }

  /** R_i = X_aᵀX_a / N_v, shape (N + 1, N + 1). */
  DMatrixRMaj autocorrelation() {
    return autocorrelation(inputs);
  }

  /** BᵀB / N_v of any functions of the patterns, shape (N_v, functions). */
  static DMatrixRMaj autocorrelation(DMatrixRMaj basis) {
    DMatrixRMaj product = new DMatrixRMaj(basis.numCols, basis.numCols);
    MatrixMultProduct_DDRM.inner_reorder(basis, product);
    CommonOps_DDRM.divide(product, basis.numRows);
    return product;
  }
}
