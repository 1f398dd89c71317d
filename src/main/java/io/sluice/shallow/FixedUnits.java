package io.sluice.shallow;

import io.sluice.activation.Activation;

/**
 * One static activation for all units.
 *
 * @param activation without parameters
 */
public record FixedUnits(Activation activation) implements HiddenUnits {

  private static final double[] NO_PARAMETERS = {};

  /** Refuses an activation that learns. */
  public FixedUnits {
    if (!activation.parameters().isEmpty()) {
      throw new IllegalArgumentException(activation.notation() + " learns: give a static one");
    }
  }

  @Override
  public double value(int unit, double net) {
    return activation.value(net, NO_PARAMETERS);
  }

  @Override
  public double slope(int unit, double net) {
    return activation.derivative(net, NO_PARAMETERS);
  }

  @Override
  public HiddenUnits copy() {
    return this;
  }
}
