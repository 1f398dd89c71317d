package io.sluice.suite.mlp;

import io.sluice.training.LearningRateSchedule;
import io.sluice.training.LearningRateSchedule.Decay;

/**
 * How Adam trains a small network: mini-batches, and a rate that falls to nothing by half a cosine
 * wave from the first step on. A rise before it gained nothing: training begins with output weights
 * that are solved for, and Adam is soon below that error again.
 *
 * @param learningRate the highest
 * @param batch patterns of a step
 */
public record AdamSettings(double learningRate, int batch) {

  /** Rates and batches that are usual for networks of this size. */
  public static final AdamSettings DEFAULT = new AdamSettings(0.01, 32);

  /** Refuses values out of range. */
  public AdamSettings {
    if (!(learningRate > 0 && learningRate <= 10)) {
      throw new IllegalArgumentException(
          "learning rate %s of adam: give above 0 to 10".formatted(learningRate));
    }
    if (batch < 1 || batch > 1_000_000) {
      throw new IllegalArgumentException("batch %d of adam: give 1 to 1000000".formatted(batch));
    }
  }

  /** The rate, by steps. */
  LearningRateSchedule schedule() {
    return new LearningRateSchedule(Decay.COSINE, learningRate, 0, 0, 1);
  }

  /**
   * Steps in which every pattern is seen once.
   *
   * @param patterns N_v
   * @return at least 1
   */
  long stepsPerEpoch(long patterns) {
    return stepsPerEpoch(patterns, batch);
  }

  static long stepsPerEpoch(long patterns, int batch) {
    return (patterns + batch - 1) / batch;
  }
}
