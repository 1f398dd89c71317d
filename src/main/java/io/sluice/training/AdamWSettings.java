package io.sluice.training;

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

  /** Refuses values out of range. */
  public AdamWSettings {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException(
          "betas %s and %s: both must be at least 0 and less than 1".formatted(beta1, beta2));
    }
    if (!(epsilon > 0) || !(weightDecay >= 0) || !(clip > 0)) {
      throw new IllegalArgumentException(
          "epsilon %s, weight decay %s, clip %s: epsilon and clip must be positive, weight decay at least 0"
              .formatted(epsilon, weightDecay, clip));
    }
  }
}
