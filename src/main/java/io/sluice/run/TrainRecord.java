package io.sluice.run;

/**
 * One step of training.
 *
 * @param step the step, from 1
 * @param lossNats mean loss of the step's batch, nats a token or an image
 * @param learningRate the rate that the step used
 * @param gradientNorm global norm before clipping
 * @param tokens tokens or images trained on so far
 * @param tokensPerS rate since the record before
 * @param elapsedS seconds of training so far, earlier sittings included
 */
public record TrainRecord(
    long step,
    double lossNats,
    double learningRate,
    double gradientNorm,
    long tokens,
    double tokensPerS,
    double elapsedS)
    implements MetricsRecord {
  public TrainRecord {
    if (step < 0 || tokens < 0) {
      throw new IllegalArgumentException(
          "step and tokens must not be negative: " + step + ", " + tokens);
    }
  }
}
