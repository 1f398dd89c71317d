package io.sluice.shallow;

import io.sluice.activation.Activation;

/** One static activation for all units. */
record FixedUnits(Activation activation) implements HiddenUnits {

  private static final double[] NO_PARAMETERS = {};

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
