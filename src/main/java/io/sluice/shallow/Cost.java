package io.sluice.shallow;

/**
 * Multiplies of one iteration's parts, as the laboratory's programs count them; those of the hinge
 * steps, the conjugate gradients and the single factor are counted here in the same manner.
 * Evaluations of activations are left out.
 *
 * @param patterns N_v
 * @param inputs N
 * @param outputs M
 * @param hidden N_h
 * @param basis N_u, the functions that outputs are sums of
 */
public record Cost(double patterns, double inputs, double outputs, double hidden, double basis) {

  /** N_w, the weights: M·N_u + (N + 1)·N_h. */
  double weights() {
    return outputs * basis + (inputs + 1) * hidden;
  }

  /** Forward, gradient, and the solve for the output weights. */
  double gradientAndOutputs() {
    return patterns * (hidden * (outputs + 2 * inputs + 3) + outputs * (2 * basis + 1))
        + basis * (basis + 1) * (outputs + (2 * basis + 1) / 6 + patterns / 2 + 3.0 / 2);
  }

  double whitening() {
    return (inputs + 1) * (inputs + 2) * (hidden + (2 * inputs + 3) / 6 + patterns / 2 + 3.0 / 2);
  }

  double factorsPerUnit() {
    return patterns * hidden * (2 * outputs + inputs + 2 + (hidden + 1) * outputs / 2)
        + hidden * (hidden + 1) * ((2 * hidden + 1) / 6 + 5.0 / 2);
  }

  /** The net change of the step, what it does to the outputs, and two sums over them. */
  double oneFactor() {
    return patterns * (hidden * (inputs + 2) + hidden * outputs + 2 * outputs);
  }

  double inputUpdate() {
    return hidden * (inputs + 1);
  }

  /** Deltas, weights of the interpolation, the outputs' change and its factor. */
  double hinges(int perUnit) {
    return patterns * (hidden * (2 * outputs + 6) + 2 * outputs) + hidden * perUnit;
  }

  /** As {@link #hinges}, with a factor for each unit. */
  double hingesPerUnit(int perUnit) {
    return patterns * hidden * (outputs + 6 + (hidden + 1) / 2)
        + hidden * (hidden + 1) * (outputs / 2 + (2 * hidden + 1) / 6 + 5.0 / 2)
        + hidden * perUnit;
  }

  /** The solve for all hinge values: every pattern touches two hinges a unit. */
  double hingesSolved(int perUnit) {
    double all = hidden * perUnit;
    return patterns * hidden * (outputs + 4 + 2 * hidden + 1)
        + all * (all + 1) / 2
        + all * (all + 1) * ((2 * all + 1) / 6 + 5.0 / 2);
  }

  /** Forward and gradient of all weights. */
  double wholeGradient() {
    return patterns * (2 * weights() + hidden * (outputs + 1));
  }

  /**
   * A step of Adam: forward and gradient of all weights and of hinge values, with the weights of
   * the interpolation, and eight multiplies for the update of each number.
   *
   * @param hingesPerUnit H, 0 where units have none
   * @return multiplies of a step on so many {@link #patterns}
   */
  public double adam(int hingesPerUnit) {
    double interpolation = hingesPerUnit > 0 ? 4 * patterns * hidden : 0;
    return wholeGradient() + interpolation + 8 * (weights() + hidden * hingesPerUnit);
  }

  /** The outputs' change along a direction of all weights, and the factor. */
  double wholeFactor() {
    return patterns * (hidden * (inputs + 2) + outputs * (basis + hidden) + 2 * outputs)
        + 3 * weights();
  }

  double levenbergMarquardt() {
    double columns = inputs + 1;
    return patterns
            * (outputs * basis
                + 2 * hidden * columns
                + outputs * (inputs + 6 * hidden + 4)
                + outputs * basis * (basis + 3 * hidden * columns)
                + 4 * hidden * hidden * columns * columns)
        + Math.pow(weights(), 3)
        + weights() * weights();
  }
}
