package io.sluice.shallow;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The ways of training. A constant, and its {@link Descent} if that is new, are all that a new one
 * needs. All start after a first solve for the output weights.
 */
public enum Algorithm {
  /** Along the gradient with a heuristic factor; the laboratory's oldest. */
  OWO_BP(fit -> new HeuristicFactor(fit)),
  /** Along the gradient with one optimal factor. */
  OWO_OLF(fit -> new Alternation(fit, new InputStep(Direction.STEEPEST, LearningFactor.ONE))),
  /** Along the gradient with a factor for each hidden unit. */
  OWO_MOLF(fit -> new Alternation(fit, new InputStep(Direction.STEEPEST, LearningFactor.UNIT))),
  /** The same along the whitened gradient. */
  OWO_HWO_MOLF(fit -> new Alternation(fit, new InputStep(Direction.WHITENED, LearningFactor.UNIT))),
  /** As OWO_MOLF, and the hinge values move too (Rane et al., ICLR Tiny Papers 2024). */
  ADACT(
      (fit, rule) ->
          new Alternation(
              fit, new InputStep(Direction.STEEPEST, LearningFactor.UNIT), new HingeStep(rule))),
  /** The same along the whitened gradient. */
  ADACT_HWO(
      (fit, rule) ->
          new Alternation(
              fit, new InputStep(Direction.WHITENED, LearningFactor.UNIT), new HingeStep(rule))),
  /** Conjugate gradients over all weights. */
  CG(fit -> new ConjugateGradient(fit)),
  /** Møller's scaled conjugate gradients over all weights. */
  SCG(fit -> new ScaledConjugateGradient(fit)),
  /** Damped Gauss-Newton over all weights. */
  LEVENBERG_MARQUARDT(fit -> new LevenbergMarquardt(fit));

  private final BiFunction<Fit, HingeRule, Descent> start;
  private final boolean trainsHinges;

  Algorithm(Function<Fit, Descent> start) {
    this.start = (fit, rule) -> start.apply(fit);
    this.trainsHinges = false;
  }

  /** One that moves hinge values, and so is told how far. */
  Algorithm(BiFunction<Fit, HingeRule, Descent> start) {
    this.start = start;
    this.trainsHinges = true;
  }

  /** Whether it moves hinge values, and so needs an activation that has them. */
  public boolean trainsHinges() {
    return trainsHinges;
  }

  /** Begins on a fit whose output weights are solved. */
  Descent start(Fit fit, HingeRule rule) {
    return start.apply(fit, rule);
  }
}
