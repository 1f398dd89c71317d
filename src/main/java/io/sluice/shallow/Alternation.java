package io.sluice.shallow;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/**
 * Steps one after the other, then the solve for the output weights. Where all that has raised the
 * error, the weights are restored and the same is tried with half of the factors, down to a
 * thousandth; so the error never rises.
 */
final class Alternation implements Descent {

  private static final double LEAST = 1.0 / 1024;

  private final Fit fit;
  private final List<Step> steps;

  Alternation(Fit fit, Step... steps) {
    this.fit = fit;
    this.steps = List.of(steps);
  }

  @Override
  public void iterate() {
    fit.resetTargets();
    double before = fit.error();
    Weights saved = fit.save();
    Optional<DMatrixRMaj> targets = fit.saveTargets();
    for (double scale = 1; scale >= LEAST; scale /= 2) {
      for (Step step : steps) {
        step.take(fit, scale);
        fit.count(step.multiplies(fit));
      }
      fit.resetTargets();
      fit.solveOutputs();
      fit.count(fit.cost().gradientAndOutputs());
      if (fit.error() <= before) {
        return;
      }
      fit.restore(saved);
      fit.restoreTargets(targets);
    }
  }
}
