package io.sluice.training;

import io.sluice.notation.Limit;

/**
 * The learning rate as a pure function of the step: nothing to save, nothing to restore.
 *
 * <p>The rate rises linearly to the peak at step {@code warmupSteps} and ends at {@code last} at
 * the final step.
 *
 * @param decay how it falls
 * @param peak the highest rate
 * @param last the rate of the final step
 * @param warmupSteps steps of the rise
 * @param decayShare the share of all steps in which warm-up–stable–decay falls; unused by the
 *     others
 */
public record LearningRateSchedule(
    Decay decay, double peak, double last, long warmupSteps, double decayShare) {

  /** How the rate falls after the warm-up. */
  public enum Decay {
    /** Half a cosine wave (Loshchilov and Hutter, arXiv 1608.03983). */
    COSINE {
      @Override
      double remaining(double progress, double decayShare) {
        return 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
      }
    },
    /** A straight line. */
    LINEAR {
      @Override
      double remaining(double progress, double decayShare) {
        return 1 - progress;
      }
    },
    /** Constant, then a straight line in the last share of the steps. */
    WARMUP_STABLE_DECAY {
      @Override
      double remaining(double progress, double decayShare) {
        return Math.min(1, (1 - progress) / decayShare);
      }
    };

    /** How much of the way from last to peak is left, 1 to 0, as progress goes from 0 to 1. */
    abstract double remaining(double progress, double decayShare);
  }

  private static final Limit PEAK = new Limit("peak learning rate", 1e-12, 1000);
  private static final Limit WARMUP_STEPS = new Limit("warmup_steps", 0, 1e12);

  /** Refuses rates and shares out of range. */
  public LearningRateSchedule {
    PEAK.require(peak);
    if (!(last >= 0 && last <= peak)) {
      throw new IllegalArgumentException(
          "last learning rate %s with the peak %s: give 0 to the peak".formatted(last, peak));
    }
    WARMUP_STEPS.require(warmupSteps);
    if (!(decayShare > 0 && decayShare <= 1)) {
      throw new IllegalArgumentException(
          "decay_share is " + decayShare + ": give more than 0 and at most 1");
    }
  }

  /**
   * The rate of a step.
   *
   * @param step from 1
   * @param steps all steps of the run
   * @return the learning rate
   */
  public double at(long step, long steps) {
    if (step < warmupSteps) {
      return peak * step / warmupSteps;
    }
    double progress =
        steps <= warmupSteps
            ? 0
            : Math.min(1, (double) (step - warmupSteps) / (steps - warmupSteps));
    return last + (peak - last) * decay.remaining(progress, decayShare);
  }
}
