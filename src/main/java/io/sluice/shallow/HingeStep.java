package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;

/**
 * AdAct's step: moves the values at the hinges, in which the outputs are linear.
 *
 * @param rule how far
 */
record HingeStep(HingeRule rule) implements Step {

  @Override
  public void take(Fit fit, double scale) {
    HingeUnits units = (HingeUnits) fit.weights().units();
    fit.backward();
    DMatrixRMaj gradient = gradient(fit, units);
    DMatrixRMaj change =
        switch (rule) {
          case ONE_FACTOR -> scaled(gradient, LearningFactor.ONE.of(fit, features(fit, gradient)));
          case FACTOR_PER_UNIT ->
              scaled(gradient, LearningFactor.UNIT.of(fit, features(fit, gradient)));
          case FULL_SOLVE -> solved(fit, units, gradient);
        };
    for (int k = 0; k < change.numRows; k++) {
      for (int m = 0; m < change.numCols; m++) {
        units.add(k, m, scale * change.get(k, m));
      }
    }
    fit.activate();
  }

  /** G_a = -∂E/∂A, shape (N_h, H); after {@link Fit#backward}. */
  static DMatrixRMaj gradient(Fit fit, HingeUnits units) {
    DMatrixRMaj nets = fit.nets();
    HingePlaces places = fit.places();
    DMatrixRMaj gradient = new DMatrixRMaj(nets.numCols, units.hingesPerUnit());
    int[] segments = places.segments();
    double[] rights = places.rights();
    double[] deltas = fit.deltas().data;
    double[] sums = gradient.data;
    for (int p = 0, i = 0; p < nets.numRows; p++) {
      for (int k = 0; k < nets.numCols; k++, i++) {
        int at = k * gradient.numCols + segments[i];
        double share = deltas[i] / nets.numRows;
        sums[at] += share * (1 - rights[i]);
        sums[at + 1] += share * rights[i];
      }
    }
    return gradient;
  }

  /** What each unit's value gains along a change of its hinges, shape (N_v, N_h). */
  static DMatrixRMaj features(Fit fit, DMatrixRMaj change) {
    DMatrixRMaj nets = fit.nets();
    HingePlaces places = fit.places();
    DMatrixRMaj features = nets.createLike();
    int[] segments = places.segments();
    double[] rights = places.rights();
    double[] changes = change.data;
    for (int p = 0, i = 0; p < nets.numRows; p++) {
      for (int k = 0; k < nets.numCols; k++, i++) {
        int at = k * change.numCols + segments[i];
        features.data[i] = (1 - rights[i]) * changes[at] + rights[i] * changes[at + 1];
      }
    }
    return features;
  }

  private static DMatrixRMaj scaled(DMatrixRMaj gradient, double[] factors) {
    DMatrixRMaj change = gradient.copy();
    for (int i = 0; i < change.data.length; i++) {
      change.data[i] *= factors[i / change.numCols];
    }
    return change;
  }

  private static DMatrixRMaj solved(Fit fit, HingeUnits units, DMatrixRMaj gradient) {
    int perUnit = units.hingesPerUnit();
    DMatrixRMaj nets = fit.nets();
    HingePlaces places = fit.places();
    DMatrixRMaj shares = new DMatrixRMaj(nets.numRows, nets.numCols * perUnit);
    for (int p = 0; p < nets.numRows; p++) {
      for (int k = 0; k < nets.numCols; k++) {
        int segment = places.segment(p, k);
        double right = places.right(p, k);
        shares.set(p, k * perUnit + segment, 1 - right);
        shares.set(p, k * perUnit + segment + 1, right);
      }
    }
    DMatrixRMaj curvature =
        fit.loss().gaussNewton(fit.outputs(), shares, perUnit, fit.weights().hiddenToOutput());
    DMatrixRMaj column = new DMatrixRMaj(gradient.data.length, 1);
    column.setData(gradient.data);
    DMatrixRMaj change = fit.solver().solve(curvature, column).weights();
    change.reshape(gradient.numRows, perUnit, true);
    return change;
  }

  @Override
  public double multiplies(Fit fit) {
    int perUnit = ((HingeUnits) fit.weights().units()).hingesPerUnit();
    return switch (rule) {
      case ONE_FACTOR -> fit.cost().hinges(perUnit);
      case FACTOR_PER_UNIT -> fit.cost().hingesPerUnit(perUnit);
      case FULL_SOLVE -> fit.cost().hingesSolved(perUnit);
    };
  }
}
