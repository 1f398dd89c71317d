package io.sluice.transformer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/** Draws tokens in plain Java: the same seed gives the same text on every device. */
final class Sampler {

  private final SamplingSettings settings;
  private final SplittableRandom random;

  Sampler(SamplingSettings settings) {
    this.settings = settings;
    random = new SplittableRandom(settings.seed());
  }

  /** Draws an id; of equal scores the lower id counts as better. */
  int draw(float[] logits) {
    Integer[] order = new Integer[logits.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -logits[i]));
    if (settings.temperature() == 0) {
      return order[0];
    }
    int kept = settings.topK() == 0 ? order.length : Math.min(settings.topK(), order.length);
    double[] weights = new double[kept];
    double total = 0;
    for (int i = 0; i < kept; i++) {
      weights[i] = StrictMath.exp((logits[order[i]] - logits[order[0]]) / settings.temperature());
      total += weights[i];
    }
    double target = random.nextDouble() * nucleus(weights, total);
    int drawn = 0;
    double passed = weights[0];
    while (passed <= target && drawn < kept - 1) {
      drawn++;
      passed += weights[drawn];
    }
    return order[drawn];
  }

  /** The weight of the fewest best tokens that reach the share p of the total. */
  private double nucleus(double[] weights, double total) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
      if (sum >= settings.topP() * total) {
        return sum;
      }
    }
    return sum;
  }
}
