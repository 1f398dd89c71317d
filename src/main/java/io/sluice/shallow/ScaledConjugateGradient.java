package io.sluice.shallow;

/**
 * Møller's scaled conjugate gradients (Neural Networks 6, 1993): the curvature along a direction
 * from two gradients, and a trust in it, λ, instead of a line search. Steps that would raise the
 * error are not taken.
 */
final class ScaledConjugateGradient implements Descent {

  private static final double PROBE = 1e-5;
  private static final double FIRST_SCALE = 1e-6;
  private static final double GREATEST_SCALE = 1e20;

  private final Fit fit;
  private double[] residual;
  private double[] direction;
  private double scale = FIRST_SCALE;
  private double raised;
  private double curvature;
  private boolean moved = true;
  private int iterations;

  ScaledConjugateGradient(Fit fit) {
    this.fit = fit;
    fit.resetTargets();
    this.residual = AllWeights.gradient(fit);
    this.direction = residual.clone();
  }

  @Override
  public void iterate() {
    iterations++;
    double length = AllWeights.dot(direction, direction);
    double along = AllWeights.dot(direction, residual);
    if (!(length > 0) || along == 0) {
      return;
    }
    Weights saved = fit.save();
    if (moved) {
      curvature = probe(saved, length);
    }
    curvature += (scale - raised) * length;
    if (curvature <= 0) {
      raised = 2 * (scale - curvature / length);
      curvature = -curvature + scale * length;
      scale = raised;
    }
    double before = fit.error();
    double step = along / curvature;
    fit.weights().add(step, direction);
    fit.forward();
    fit.count(fit.cost().wholeGradient());
    double comparison = 2 * curvature * (before - fit.error()) / (along * along);
    moved = comparison >= 0;
    if (moved) {
      raised = 0;
      fit.resetTargets();
      turn(along);
    } else {
      fit.restore(saved);
      raised = scale;
    }
    if (comparison >= 0.75) {
      scale /= 4;
    } else if (!(comparison >= 0.25)) {
      double growth = curvature * (1 - comparison) / length;
      scale = Math.min(GREATEST_SCALE, growth > 0 ? scale + growth : 4 * scale);
    }
  }

  /** pᵀ·E″·p from the gradients here and a little further. */
  private double probe(Weights saved, double length) {
    double distance = PROBE / Math.sqrt(length);
    fit.weights().add(distance, direction);
    fit.forward();
    double[] further = AllWeights.gradient(fit);
    fit.restore(saved);
    fit.count(fit.cost().wholeGradient());
    return (AllWeights.dot(direction, residual) - AllWeights.dot(direction, further)) / distance;
  }

  private void turn(double along) {
    double[] next = AllWeights.gradient(fit);
    double share =
        iterations % next.length == 0
            ? 0
            : (AllWeights.dot(next, next) - AllWeights.dot(next, residual)) / along;
    for (int i = 0; i < next.length; i++) {
      direction[i] = next[i] + share * direction[i];
    }
    residual = next;
  }
}
