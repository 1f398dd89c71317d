package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The solve for all output weights at once, OWO. Under cross-entropy, which is not quadratic, it is
 * a step with the upper bound ½·R of the curvature (Böhning 1992), lengthened by Newton's factor
 * along it where that is better still; the bound alone never raises the error.
 *
 * @param loss what becomes small
 * @param ridge λ: adds λ·‖W_o‖² without the constant's weights
 * @param solver with the rule of dependence
 */
record OutputWeights(Loss loss, double ridge, OrthogonalLeastSquares solver) {

  OrthogonalLeastSquares.Solution solve(
      DMatrixRMaj basis, DMatrixRMaj outputs, DMatrixRMaj targets, DMatrixRMaj current) {
    DMatrixRMaj correlations = CenteredPatterns.autocorrelation(basis);
    if (loss == Loss.CROSS_ENTROPY) {
      return bounded(correlations, basis, outputs, targets, current);
    }
    addRidge(correlations, ridge);
    return solver.solve(correlations, mean(basis, loss.workingTargets(outputs, targets)));
  }

  private OrthogonalLeastSquares.Solution bounded(
      DMatrixRMaj correlations,
      DMatrixRMaj basis,
      DMatrixRMaj outputs,
      DMatrixRMaj targets,
      DMatrixRMaj current) {
    CommonOps_DDRM.scale(0.5, correlations);
    addRidge(correlations, 2 * ridge);
    DMatrixRMaj pull = outputs.createLike();
    loss.pull(outputs, targets, pull);
    DMatrixRMaj cross = mean(basis, pull);
    for (int i = 0; i < cross.numCols; i++) {
      for (int n = 1; n < cross.numRows; n++) {
        cross.add(n, i, -2 * ridge * current.get(i, n));
      }
    }
    OrthogonalLeastSquares.Solution step = solver.solve(correlations, cross);
    DMatrixRMaj change = outputs.createLike();
    CommonOps_DDRM.multTransB(basis, step.weights(), change);
    double slope = AllWeights.dot(pull.data, change.data);
    double curvature = loss.curvature(outputs, change);
    double factor = ridge == 0 && curvature > 0 ? Math.max(1, slope / curvature) : 1;
    DMatrixRMaj further = outputs.createLike();
    CommonOps_DDRM.add(outputs, factor, change, further);
    DMatrixRMaj bounded = outputs.createLike();
    CommonOps_DDRM.add(outputs, change, bounded);
    if (!(loss.error(further, targets) <= loss.error(bounded, targets))) {
      factor = 1;
    }
    DMatrixRMaj moved = current.createLike();
    CommonOps_DDRM.add(current, factor, step.weights(), moved);
    return new OrthogonalLeastSquares.Solution(moved, step.dependent());
  }

  private static void addRidge(DMatrixRMaj correlations, double lambda) {
    for (int n = 1; n < correlations.numRows; n++) {
      correlations.add(n, n, lambda);
    }
  }

  private static DMatrixRMaj mean(DMatrixRMaj basis, DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(basis.numCols, right.numCols);
    CommonOps_DDRM.multTransA(1.0 / basis.numRows, basis, right, product);
    return product;
  }
}
