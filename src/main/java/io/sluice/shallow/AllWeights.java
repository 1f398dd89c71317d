package io.sluice.shallow;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Input and output weights as one vector, in the order of {@link Weights#add}. */
final class AllWeights {

  private AllWeights() {}

  /** -∂E/∂w of the fit as it is. */
  static double[] gradient(Fit fit) {
    fit.backward();
    double[] input = fit.inputGradient().data;
    double[] output = fit.outputGradient().data;
    double[] all = Arrays.copyOf(input, input.length + output.length);
    System.arraycopy(output, 0, all, input.length, output.length);
    return all;
  }

  /** Δy: the outputs' derivative along a direction, shape (N_v, M). */
  static DMatrixRMaj change(Fit fit, double[] direction) {
    Weights weights = fit.weights();
    DMatrixRMaj way = weights.input().createLike();
    DMatrixRMaj output = weights.output().createLike();
    System.arraycopy(direction, 0, way.data, 0, way.data.length);
    System.arraycopy(direction, way.data.length, output.data, 0, output.data.length);
    DMatrixRMaj change = fit.outputs().createLike();
    CommonOps_DDRM.multTransB(fit.basis(), output, change);
    CommonOps_DDRM.multAddTransB(InputStep.features(fit, way), weights.hiddenToOutput(), change);
    return change;
  }

  /** The second derivative of the error along a direction, the outputs taken as linear in it. */
  static double curvature(Fit fit, double[] direction) {
    double curvature = fit.loss().curvature(fit.outputs(), change(fit, direction));
    int inputs = fit.weights().input().getNumElements();
    double penalty = 0;
    for (int i = inputs; i < direction.length; i++) {
      boolean constant = (i - inputs) % fit.basis().numCols == 0;
      penalty += constant ? 0 : direction[i] * direction[i];
    }
    return curvature / fit.outputs().numRows + 2 * fit.ridge() * penalty;
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
