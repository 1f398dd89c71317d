package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Moves the input weights: W ← W + diag(z)·D.
 *
 * @param direction D
 * @param factor z
 */
record InputStep(Direction direction, LearningFactor factor) implements Step {

  @Override
  public void take(Fit fit, double scale) {
    fit.backward();
    DMatrixRMaj way = direction.of(fit);
    DMatrixRMaj features = features(fit, way);
    double[] factors = factor.of(fit, features);
    DMatrixRMaj input = fit.weights().input();
    for (int k = 0; k < input.numRows; k++) {
      for (int n = 0; n < input.numCols; n++) {
        input.add(k, n, scale * factors[k] * way.get(k, n));
      }
    }
    fit.forward();
  }

  /** Q: what each unit's value gains along its direction, shape (N_v, N_h). */
  static DMatrixRMaj features(Fit fit, DMatrixRMaj way) {
    DMatrixRMaj features = fit.nets().createLike();
    CommonOps_DDRM.multTransB(fit.patterns().inputs(), way, features);
    CommonOps_DDRM.elementMult(features, fit.slopes());
    return features;
  }

  @Override
  public double multiplies(Fit fit) {
    Cost cost = fit.cost();
    return direction.multiplies(cost) + factor.multiplies(cost) + cost.inputUpdate();
  }
}
