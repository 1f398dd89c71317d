package io.sluice.shallow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * OWO-BP: along the gradient with a factor that grows by a tenth after a fall of the error and is
 * halved after a rise, which is taken back at the beginning of the next iteration. Targets that
 * were moved stay where they are then, as in the laboratory's program.
 */
final class HeuristicFactor implements Descent {

  private static final double FIRST = 0.01;
  private static final double GROWTH = 1.1;
  private static final double FLAT = 1e-12;

  private final Fit fit;
  private double share = FIRST;
  private double factor;
  private double best = Double.POSITIVE_INFINITY;
  private Weights saved;
  private DMatrixRMaj gradient;

  HeuristicFactor(Fit fit) {
    this.fit = fit;
  }

  @Override
  public void iterate() {
    if (fit.error() < best) {
      best = fit.error();
      saved = fit.save();
      fit.resetTargets();
      fit.backward();
      gradient = fit.inputGradient();
      share *= GROWTH;
      factor = share * best / energy();
    } else {
      fit.restore(saved);
      share /= 2;
      factor /= 2;
    }
    if (energy() < FLAT) {
      return;
    }
    CommonOps_DDRM.addEquals(fit.weights().input(), factor, gradient);
    fit.forward();
    fit.resetTargets();
    fit.solveOutputs();
    fit.count(fit.cost().gradientAndOutputs());
  }

  private double energy() {
    return AllWeights.dot(gradient.data, gradient.data);
  }

  /**
   * The best weights, in place of those of a last iteration that rose. Targets that moved in it
   * have moved for both, and the last weights may be the better ones for them.
   */
  @Override
  public void finish() {
    if (saved != null && !(fit.error() < best)) {
      Weights last = fit.save();
      double risen = fit.error();
      fit.restore(saved);
      if (risen < fit.error()) {
        fit.restore(last);
      }
    }
  }
}
