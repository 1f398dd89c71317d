package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Softmax cross-entropy of outputs of shape (N_v, M), and its first and second derivatives. */
final class Softmax {

  private Softmax() {}

  /** The probabilities; rows sum to 1. */
  static void of(DMatrixRMaj outputs, DMatrixRMaj into) {
    int width = outputs.numCols;
    for (int from = 0; from < outputs.data.length; from += width) {
      double logarithm = logSum(outputs, from);
      for (int i = from; i < from + width; i++) {
        into.data[i] = Math.exp(outputs.data[i] - logarithm);
      }
    }
  }

  static double crossEntropy(DMatrixRMaj outputs, DMatrixRMaj targets) {
    int width = outputs.numCols;
    double sum = 0;
    for (int from = 0; from < outputs.data.length; from += width) {
      double logarithm = logSum(outputs, from);
      for (int i = from; i < from + width; i++) {
        sum += targets.data[i] * (logarithm - outputs.data[i]);
      }
    }
    return sum / outputs.numRows;
  }

  /** ln Σ e^y of the row that begins at an index, without overflow. */
  private static double logSum(DMatrixRMaj outputs, int from) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + outputs.numCols; i++) {
      greatest = Math.max(greatest, outputs.data[i]);
    }
    double sum = 0;
    for (int i = from; i < from + outputs.numCols; i++) {
      sum += Math.exp(outputs.data[i] - greatest);
    }
    return greatest + Math.log(sum);
  }

  /** Σ over patterns of Σ s·Δy² - (Σ s·Δy)². */
  static double curvature(DMatrixRMaj outputs, DMatrixRMaj change) {
    DMatrixRMaj share = new DMatrixRMaj(outputs.numRows, outputs.numCols);
    of(outputs, share);
    double sum = 0;
    for (int from = 0; from < change.data.length; from += change.numCols) {
      double mean = 0;
      double squares = 0;
      for (int i = from; i < from + change.numCols; i++) {
        mean += share.data[i] * change.data[i];
        squares += share.data[i] * change.data[i] * change.data[i];
      }
      sum += squares - mean * mean;
    }
    return sum;
  }

  /** As {@link Loss#gaussNewton}, with diag(s) - s·sᵀ for the curvature of a pattern. */
  static DMatrixRMaj gaussNewton(
      DMatrixRMaj outputs, DMatrixRMaj features, int perUnit, DMatrixRMaj hiddenToOutput) {
    DMatrixRMaj share = new DMatrixRMaj(outputs.numRows, outputs.numCols);
    of(outputs, share);
    DMatrixRMaj all = new DMatrixRMaj(features.numCols, features.numCols);
    DMatrixRMaj scaled = features.createLike();
    for (int i = 0; i < outputs.numCols; i++) {
      for (int p = 0; p < features.numRows; p++) {
        double root = Math.sqrt(share.get(p, i));
        for (int k = 0; k < features.numCols; k++) {
          scaled.set(p, k, root * features.get(p, k) * hiddenToOutput.get(i, k / perUnit));
        }
      }
      CommonOps_DDRM.addEquals(all, CenteredPatterns.autocorrelation(scaled));
    }
    DMatrixRMaj mean = new DMatrixRMaj(features.numRows, hiddenToOutput.numCols);
    CommonOps_DDRM.mult(share, hiddenToOutput, mean);
    for (int p = 0; p < features.numRows; p++) {
      for (int k = 0; k < features.numCols; k++) {
        scaled.set(p, k, features.get(p, k) * mean.get(p, k / perUnit));
      }
    }
    CommonOps_DDRM.subtractEquals(all, CenteredPatterns.autocorrelation(scaled));
    return all;
  }
}
