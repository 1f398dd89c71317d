package io.sluice.shallow;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How far a step goes; each unit's part of it reaches the outputs as a function of the patterns.
 */
enum LearningFactor {
  /** The minimiser along the step, exact where the outputs are linear in it. */
  ONE {
    @Override
    double[] of(Fit fit, DMatrixRMaj features) {
      DMatrixRMaj change = fit.outputs().createLike();
      CommonOps_DDRM.multTransB(features, fit.weights().hiddenToOutput(), change);
      double slope = AllWeights.dot(fit.pull().data, change.data);
      double curvature = fit.loss().curvature(fit.outputs(), change);
      double[] factors = new double[features.numCols];
      Arrays.fill(factors, curvature > 0 ? slope / curvature : 0);
      return factors;
    }

    @Override
    double multiplies(Cost cost) {
      return cost.oneFactor();
    }
  },

  /** MOLF: one for each unit, H·z = g with the Gauss-Newton H (Malalur, Manry, Jesudhas 2014). */
  UNIT {
    @Override
    double[] of(Fit fit, DMatrixRMaj features) {
      DMatrixRMaj slopes = new DMatrixRMaj(features.numCols, 1);
      double[] deltas = fit.deltas().data;
      for (int p = 0, i = 0; p < features.numRows; p++) {
        for (int k = 0; k < features.numCols; k++, i++) {
          slopes.data[k] += features.data[i] * deltas[i] / features.numRows;
        }
      }
      DMatrixRMaj curvature =
          fit.loss().gaussNewton(fit.outputs(), features, 1, fit.weights().hiddenToOutput());
      return fit.solver().solve(curvature, slopes).weights().data;
    }

    @Override
    double multiplies(Cost cost) {
      return cost.factorsPerUnit();
    }
  };

  /**
   * The factors.
   *
   * @param fit after {@link Fit#backward}
   * @param features ∂O/∂z of each unit, shape (N_v, N_h)
   * @return N_h numbers
   */
  abstract double[] of(Fit fit, DMatrixRMaj features);

  abstract double multiplies(Cost cost);
}
