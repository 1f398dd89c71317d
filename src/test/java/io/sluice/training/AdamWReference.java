package io.sluice.training;

/**
 * AdamW of one parameter in plain Java doubles, written down from algorithm 2 of arXiv 1711.05101
 * with the bias correction of arXiv 1412.6980.
 */
final class AdamWReference {

  private final AdamWSettings settings;
  private final double weightDecay;
  private final double[] values;
  private final double[] first;
  private final double[] second;

  AdamWReference(AdamWSettings settings, double weightDecay, float[] start) {
    this.settings = settings;
    this.weightDecay = weightDecay;
    values = new double[start.length];
    for (int i = 0; i < start.length; i++) {
      values[i] = start[i];
    }
    first = new double[start.length];
    second = new double[start.length];
  }

  /** Gradients are clipped by the caller. */
  void step(double[] gradient, double rate, int step) {
    for (int i = 0; i < values.length; i++) {
      first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * gradient[i];
      second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * gradient[i] * gradient[i];
      double mean = first[i] / (1 - Math.pow(settings.beta1(), step));
      double square = second[i] / (1 - Math.pow(settings.beta2(), step));
      values[i] -= rate * weightDecay * values[i];
      values[i] -= rate * mean / (Math.sqrt(square) + settings.epsilon());
    }
  }

  double[] values() {
    return values;
  }
}
