package io.sluice.shallow;

import java.util.function.BiFunction;

/**
 * The ways of training. To add one: a {@link Descent} and its constant here. All start after a
 * first solve for the output weights.
 */
public enum Algorithm {
  /** Along the gradient with a heuristic factor; the laboratory's oldest. */
  OWO_BP((fit, rule) -> new HeuristicFactor(fit)),
  /** Along the gradient with one optimal factor. */
  OWO_OLF(
      (fit, rule) -> new Alternation(fit, new InputStep(Direction.STEEPEST, LearningFactor.ONE))),
  /** Along the gradient with a factor for each hidden unit. */
  OWO_MOLF(
      (fit, rule) -> new Alternation(fit, new InputStep(Direction.STEEPEST, LearningFactor.UNIT))),
  /** The same along the whitened gradient. */
  OWO_HWO_MOLF(
      (fit, rule) -> new Alternation(fit, new InputStep(Direction.WHITENED, LearningFactor.UNIT))),
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
  CG((fit, rule) -> new ConjugateGradient(fit)),
  /** Møller's scaled conjugate gradients over all weights. */
  SCG((fit, rule) -> new ScaledConjugateGradient(fit)),
  /** Damped Gauss-Newton over all weights. */
  LEVENBERG_MARQUARDT((fit, rule) -> new LevenbergMarquardt(fit));

  private final BiFunction<Fit, HingeRule, Descent> start;

  Algorithm(BiFunction<Fit, HingeRule, Descent> start) {
    this.start = start;
  }

  /** Whether it moves hinge values, and so needs an activation that has them. */
  public boolean trainsHinges() {
    return this == ADACT || this == ADACT_HWO;
  }

  /** Begins on a fit whose output weights are solved. */
  Descent start(Fit fit, HingeRule rule) {
    return start.apply(fit, rule);
  }
}
