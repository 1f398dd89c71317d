package io.sluice.training;

import io.sluice.notation.Limit;

/**
 * AdamW (Loshchilov and Hutter, arXiv 1711.05101) with clipping by global norm. Weight decay
 * applies to matrices only.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the bias-corrected second moment
 * @param weightDecay decoupled, multiplied by the learning rate
 * @param clip gradients of a greater global norm are scaled down to it
 */
public record AdamWSettings(
    double beta1, double beta2, double epsilon, double weightDecay, double clip) {

  private static final Limit EPSILON = new Limit("epsilon", 1e-30, 1);
  private static final Limit WEIGHT_DECAY = new Limit("weight_decay", 0, 1000);
  private static final Limit CLIP = new Limit("clip", 1e-30, 1e30);

  /** Refuses values out of range. */
  public AdamWSettings {
    requireShare("beta1", beta1);
    requireShare("beta2", beta2);
    EPSILON.require(epsilon);
    WEIGHT_DECAY.require(weightDecay);
    CLIP.require(clip);
  }

  private static void requireShare(String key, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s: give at least 0 and less than 1".formatted(key, value));
    }
  }
}
