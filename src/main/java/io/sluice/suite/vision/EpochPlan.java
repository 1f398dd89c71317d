package io.sluice.suite.vision;

import io.sluice.image.ImageBatches;
import io.sluice.notation.Limit;
import io.sluice.training.AdamWSettings;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.LearningRateSchedule.Decay;
import io.sluice.training.TrainingPlan;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * How long and how to train, in epochs: the test images are measured after each.
 *
 * @param epochs how often each training image is seen
 * @param decay how the learning rate falls
 * @param peak the highest rate
 * @param last the rate of the final step
 * @param warmupShare the share of all steps in which the rate rises, 0 to 1
 * @param optimizer AdamW and clipping
 */
public record EpochPlan(
    int epochs,
    Decay decay,
    double peak,
    double last,
    double warmupShare,
    AdamWSettings optimizer) {

  /** Of the warm-up–stable–decay schedule. */
  private static final double DECAY_SHARE = 0.2;

  private static final Limit EPOCHS = new Limit("epochs", 1, 100_000);

  /** Refuses values out of range. */
  public EpochPlan {
    EPOCHS.require(epochs);
    if (!(warmupShare >= 0 && warmupShare < 1)) {
      throw new IllegalArgumentException(
          "warmup_share is %s: give at least 0 and less than 1".formatted(warmupShare));
    }
    schedule(1, decay, peak, last, warmupShare);
  }

  private static LearningRateSchedule schedule(
      long steps, Decay decay, double peak, double last, double warmupShare) {
    return new LearningRateSchedule(
        decay, peak, last, Math.round(warmupShare * steps), DECAY_SHARE);
  }

  /**
   * Another length.
   *
   * @param other epochs
   * @return a copy
   */
  public EpochPlan withEpochs(int other) {
    return new EpochPlan(other, decay, peak, last, warmupShare, optimizer);
  }

  /**
   * Another learning rate, with the same ratio of the last to the highest.
   *
   * @param rate the highest
   * @return a copy
   */
  public EpochPlan withLearningRate(double rate) {
    return new EpochPlan(epochs, decay, rate, last / peak * rate, warmupShare, optimizer);
  }

  /** In steps of batches: measured and saved after each epoch. */
  TrainingPlan plan(long images, int batch) {
    LongUnaryOperator stepsOf = passes -> ImageBatches.steps(passes, images, batch);
    long steps = stepsOf.applyAsLong(epochs);
    return new TrainingPlan(
        steps,
        1,
        schedule(steps, decay, peak, last, warmupShare),
        optimizer,
        0,
        LongStream.rangeClosed(1, epochs).map(stepsOf).boxed().toList(),
        Math.max(1, stepsOf.applyAsLong(1)));
  }
}
