package io.sluice.shallow;

/** The functions of the hidden layer, one a unit. */
public sealed interface HiddenUnits permits FixedUnits, HingeUnits {

  /**
   * O.
   *
   * @param unit from 0
   * @param net the unit's net value
   * @return the unit's output
   */
  double value(int unit, double net);

  /**
   * ∂O/∂net.
   *
   * @param unit from 0
   * @param net the unit's net value
   * @return the slope; on the right where there are two
   */
  double slope(int unit, double net);

  /**
   * These units as they are now, whatever is done to them later.
   *
   * @return a copy
   */
  HiddenUnits copy();
}
