package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Levenberg and Marquardt over all weights: (H + μ·I)·Δ = -∂E/∂w with the Gauss-Newton H. μ falls
 * tenfold after a fall of the error; after a rise the weights are restored, μ grows tenfold, and
 * the iteration tries again.
 */
final class LevenbergMarquardt implements Descent {

  private static final double FIRST_DAMPING = 1e-3;
  private static final double LEAST_DAMPING = 1e-15;
  private static final double GREATEST_DAMPING = 1e10;

  private final Fit fit;
  private double damping = FIRST_DAMPING;

  LevenbergMarquardt(Fit fit) {
    this.fit = fit;
  }

  @Override
  public void iterate() {
    fit.resetTargets();
    double before = fit.error();
    Weights saved = fit.save();
    double[] gradient = AllWeights.gradient(fit);
    DMatrixRMaj hessian = gaussNewton(fit);
    fit.count(fit.cost().levenbergMarquardt());
    while (damping <= GREATEST_DAMPING) {
      double[] step = solve(hessian, gradient);
      if (step.length > 0) {
        fit.weights().add(1, step);
        fit.forward();
        if (fit.error() < before) {
          damping = Math.max(LEAST_DAMPING, damping / 10);
          return;
        }
        fit.restore(saved);
      }
      damping *= 10;
    }
    damping = GREATEST_DAMPING / 10;
  }

  /** Empty if the damped matrix is not positive definite. */
  private double[] solve(DMatrixRMaj hessian, double[] gradient) {
    DMatrixRMaj damped = hessian.copy();
    for (int i = 0; i < damped.numRows; i++) {
      damped.add(i, i, damping);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(damped.numRows);
    if (!cholesky.setA(damped)) {
      return new double[0];
    }
    DMatrixRMaj step = new DMatrixRMaj(gradient.length, 1);
    cholesky.solve(new DMatrixRMaj(gradient.length, 1, true, gradient), step);
    return step.data;
  }

  /** (2 / N_v)·JᵀJ, and the ridge's part, in the order of {@link Weights#add}. */
  static DMatrixRMaj gaussNewton(Fit fit) {
    Weights weights = fit.weights();
    int inputs = weights.input().getNumElements();
    int basis = weights.output().numCols;
    DMatrixRMaj hiddenToOutput = weights.hiddenToOutput();
    DMatrixRMaj features = inputFeatures(fit);
    int perUnit = weights.input().numCols;
    DMatrixRMaj whole = new DMatrixRMaj(weights.count(), weights.count());
    CommonOps_DDRM.insert(
        fit.loss().gaussNewton(fit.outputs(), features, perUnit, hiddenToOutput), whole, 0, 0);
    DMatrixRMaj outputs = CenteredPatterns.autocorrelation(fit.basis());
    CommonOps_DDRM.scale(2, outputs);
    for (int n = 1; n < basis; n++) {
      outputs.add(n, n, 2 * fit.ridge());
    }
    DMatrixRMaj cross = new DMatrixRMaj(inputs, basis);
    CommonOps_DDRM.multTransA(2.0 / features.numRows, features, fit.basis(), cross);
    for (int i = 0; i < weights.output().numRows; i++) {
      int first = inputs + i * basis;
      CommonOps_DDRM.insert(outputs, whole, first, first);
      for (int k = 0; k < inputs; k++) {
        double reach = hiddenToOutput.get(i, k / perUnit);
        for (int n = 0; n < basis; n++) {
          whole.set(k, first + n, reach * cross.get(k, n));
          whole.set(first + n, k, reach * cross.get(k, n));
        }
      }
    }
    return whole;
  }

  /** ∂O(k)/∂W(k, n), shape (N_v, N_h·(N + 1)). */
  private static DMatrixRMaj inputFeatures(Fit fit) {
    DMatrixRMaj slopes = fit.slopes();
    DMatrixRMaj inputs = fit.patterns().inputs();
    DMatrixRMaj features = new DMatrixRMaj(inputs.numRows, slopes.numCols * inputs.numCols);
    int at = 0;
    for (int p = 0; p < inputs.numRows; p++) {
      for (int k = 0; k < slopes.numCols; k++) {
        for (int n = 0; n < inputs.numCols; n++) {
          features.data[at++] = slopes.get(p, k) * inputs.get(p, n);
        }
      }
    }
    return features;
  }
}
