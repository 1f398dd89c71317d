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

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
