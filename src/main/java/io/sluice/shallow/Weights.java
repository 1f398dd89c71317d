package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What training changes.
 *
 * @param input W, shape (N_h, N + 1), the bias first; belongs to inputs without their means
 * @param output W_oi and W_oh side by side, shape (M, N_u)
 * @param units the hidden functions
 */
record Weights(DMatrixRMaj input, DMatrixRMaj output, HiddenUnits units) {

  Weights copy() {
    return new Weights(input.copy(), output.copy(), units.copy());
  }

  int hidden() {
    return input.numRows;
  }

  /** The first column of W_oh in the output weights. */
  int firstHidden() {
    return output.numCols - input.numRows;
  }

  /** W_oh, shape (M, N_h); a copy. */
  DMatrixRMaj hiddenToOutput() {
    return CommonOps_DDRM.extract(output, 0, output.numRows, firstHidden(), output.numCols);
  }

  Weights withOutput(DMatrixRMaj solved) {
    return new Weights(input, solved, units);
  }

  /** The input and then the output weights, row by row. */
  int count() {
    return input.getNumElements() + output.getNumElements();
  }

  /** Moves all weights along a direction of {@link #count} numbers. */
  void add(double factor, double[] direction) {
    int inputs = input.getNumElements();
    for (int i = 0; i < direction.length; i++) {
      double[] data = i < inputs ? input.data : output.data;
      data[i < inputs ? i : i - inputs] += factor * direction[i];
    }
  }
}
