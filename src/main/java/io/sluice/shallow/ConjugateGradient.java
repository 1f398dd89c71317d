package io.sluice.shallow;

/**
 * CG-MLP: Fletcher and Reeves's directions over all weights, with the factor that would be exact
 * were the outputs linear. After a rise the weights are restored, the factor is halved, and the
 * next direction is the gradient again.
 */
final class ConjugateGradient implements Descent {

  private static final double LEAST = 1.0 / 1024;

  private final Fit fit;
  private double[] direction;
  private double energy;

  ConjugateGradient(Fit fit) {
    this.fit = fit;
    this.direction = new double[fit.weights().count()];
  }

  @Override
  public void iterate() {
    fit.resetTargets();
    double[] gradient = AllWeights.gradient(fit);
    double now = AllWeights.dot(gradient, gradient);
    double share = energy > 0 ? now / energy : 0;
    for (int i = 0; i < gradient.length; i++) {
      direction[i] = share * direction[i] + gradient[i];
    }
    energy = now;
    double curvature = AllWeights.curvature(fit, direction);
    double factor = curvature > 0 ? AllWeights.dot(gradient, direction) / curvature : 0;
    fit.count(fit.cost().wholeGradient() + fit.cost().wholeFactor());
    move(factor);
  }

  private void move(double whole) {
    double before = fit.error();
    Weights saved = fit.save();
    for (double scale = 1; scale >= LEAST; scale /= 2) {
      fit.weights().add(scale * whole, direction);
      fit.forward();
      if (fit.error() <= before) {
        return;
      }
      fit.restore(saved);
      energy = 0;
    }
  }
}
