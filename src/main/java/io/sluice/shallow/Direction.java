package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Which way the input weights go. */
enum Direction {
  /** The negative gradient. */
  STEEPEST {
    @Override
    DMatrixRMaj of(Fit fit) {
      return fit.inputGradient();
    }

    @Override
    double multiplies(Cost cost) {
      return 0;
    }
  },

  /** HWO: D with D·R_i = G, the gradient in coordinates in which the inputs are white. */
  WHITENED {
    @Override
    DMatrixRMaj of(Fit fit) {
      DMatrixRMaj gradient = fit.inputGradient();
      DMatrixRMaj cross = new DMatrixRMaj(gradient.numCols, gradient.numRows);
      CommonOps_DDRM.transpose(gradient, cross);
      return fit.solver().solve(fit.patterns().autocorrelation(), cross).weights();
    }

    @Override
    double multiplies(Cost cost) {
      return cost.whitening();
    }
  };

  /** Shape (N_h, N + 1); after {@link Fit#backward}. */
  abstract DMatrixRMaj of(Fit fit);

  /** What it costs besides the gradient. */
  abstract double multiplies(Cost cost);
}
