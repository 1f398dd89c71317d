package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What training makes small. Outputs y and targets t have the shape (N_v, M); an error is a mean
 * over patterns and a sum over outputs.
 */
public enum Loss {
  /** E = (1 / N_v) ΣΣ (t - y)², without a half. */
  SQUARED {
    @Override
    double error(DMatrixRMaj outputs, DMatrixRMaj targets) {
      double sum = 0;
      for (int i = 0; i < outputs.data.length; i++) {
        double residual = targets.data[i] - outputs.data[i];
        sum += residual * residual;
      }
      return sum / outputs.numRows;
    }

    @Override
    void pull(DMatrixRMaj outputs, DMatrixRMaj targets, DMatrixRMaj into) {
      for (int i = 0; i < outputs.data.length; i++) {
        into.data[i] = 2 * (targets.data[i] - outputs.data[i]);
      }
    }
  },

  /**
   * Squared error with output reset: an output may be above the 1 of the right class and below the
   * 0 of the others. Every target is moved to its output where that is harmless; here from 0 and 1,
   * {@link OutputReset} says how training does it.
   */
  SQUARED_RESET {
    @Override
    double error(DMatrixRMaj outputs, DMatrixRMaj targets) {
      return SQUARED.error(outputs, workingTargets(outputs, targets));
    }

    @Override
    void pull(DMatrixRMaj outputs, DMatrixRMaj targets, DMatrixRMaj into) {
      SQUARED.pull(outputs, workingTargets(outputs, targets), into);
    }

    @Override
    DMatrixRMaj workingTargets(DMatrixRMaj outputs, DMatrixRMaj targets) {
      DMatrixRMaj moved = targets.copy();
      OutputReset.move(moved, outputs);
      return moved;
    }
  },

  /** E = -(1 / N_v) ΣΣ t·ln s with s the softmax of y. */
  CROSS_ENTROPY {
    @Override
    double error(DMatrixRMaj outputs, DMatrixRMaj targets) {
      return Softmax.crossEntropy(outputs, targets);
    }

    @Override
    void pull(DMatrixRMaj outputs, DMatrixRMaj targets, DMatrixRMaj into) {
      Softmax.of(outputs, into);
      CommonOps_DDRM.subtract(targets, into, into);
    }

    @Override
    double curvature(DMatrixRMaj outputs, DMatrixRMaj change) {
      return Softmax.curvature(outputs, change);
    }

    @Override
    DMatrixRMaj gaussNewton(
        DMatrixRMaj outputs, DMatrixRMaj features, int perUnit, DMatrixRMaj hiddenToOutput) {
      return Softmax.gaussNewton(outputs, features, perUnit, hiddenToOutput);
    }
  };

  /** E of outputs. */
  abstract double error(DMatrixRMaj outputs, DMatrixRMaj targets);

  /** -∂(N_v·E)/∂y. */
  abstract void pull(DMatrixRMaj outputs, DMatrixRMaj targets, DMatrixRMaj into);

  /** The targets that a least-squares solve of the output weights aims at. */
  DMatrixRMaj workingTargets(DMatrixRMaj outputs, DMatrixRMaj targets) {
    return targets;
  }

  /** Δyᵀ·(∂²(N_v·E)/∂y²)·Δy. */
  double curvature(DMatrixRMaj outputs, DMatrixRMaj change) {
    double sum = 0;
    for (double value : change.data) {
      sum += value * value;
    }
    return 2 * sum;
  }

  /**
   * The Gauss-Newton matrix of factors of functions that reach the outputs through hidden units.
   *
   * @param features shape (N_v, K); the k-th belongs to unit k / perUnit
   * @param perUnit how many functions a unit has
   * @param hiddenToOutput W_oh, shape (M, N_h)
   * @return shape (K, K)
   */
  DMatrixRMaj gaussNewton(
      DMatrixRMaj outputs, DMatrixRMaj features, int perUnit, DMatrixRMaj hiddenToOutput) {
    DMatrixRMaj all = CenteredPatterns.autocorrelation(features);
    DMatrixRMaj joint = new DMatrixRMaj(hiddenToOutput.numCols, hiddenToOutput.numCols);
    CommonOps_DDRM.multTransA(2, hiddenToOutput, hiddenToOutput, joint);
    for (int k = 0; k < all.numRows; k++) {
      for (int l = 0; l < all.numCols; l++) {
        all.data[k * all.numCols + l] *= joint.get(k / perUnit, l / perUnit);
      }
    }
    return all;
  }
}
