package io.sluice.suite.mlp;

/**
 * How Adam trains a small network: mini-batches, and a rate that rises in the first fiftieth of the
 * steps and then falls to nothing by half a cosine wave. It rises because training starts from
 * output weights that are solved for, which Adam's first steps, of the full rate whatever the
 * gradient, would push away.
 *
 * @param learningRate the highest
 * @param batch patterns of a step
 */
public record AdamSettings(double learningRate, int batch) {

  /** Rates and batches that are usual for networks of this size. */
  public static final AdamSettings DEFAULT = new AdamSettings(0.01, 32);

  /** The share of the steps in which the rate rises. */
  static final double WARMUP_SHARE = 0.02;

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

  /**
   * Steps in which every pattern is seen once.
   *
   * @param patterns N_v
   * @return at least 1
   */
  long stepsPerEpoch(long patterns) {
    return (patterns + batch - 1) / batch;
  }
}
