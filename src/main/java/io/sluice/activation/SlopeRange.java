package io.sluice.activation;

/**
 * The smallest interval that holds every slope of a function.
 *
 * @param infimum the greatest lower bound of the derivative
 * @param supremum its least upper bound; infinite where the slope is unbounded
 */
public record SlopeRange(double infimum, double supremum) {

  /** Refuses an empty interval. */
  public SlopeRange {
    if (!(infimum <= supremum)) {
      throw new IllegalStateException("slopes from " + infimum + " to " + supremum);
    }
  }

  /**
   * The Lipschitz constant.
   *
   * @return the largest absolute slope
   */
  public double lipschitz() {
    return Math.max(Math.abs(infimum), Math.abs(supremum));
  }

  /**
   * The range of {@code factor · f′ + offset}.
   *
   * @param factor any number
   * @param offset any number
   * @return the range
   */
  SlopeRange affine(double factor, double offset) {
    // 0 times an infinite slope is a flat function, not NaN.
    double first = factor == 0 ? offset : factor * infimum + offset;
    double second = factor == 0 ? offset : factor * supremum + offset;
    return new SlopeRange(Math.min(first, second), Math.max(first, second));
  }
}
