package io.sluice.shallow;

/** The functions of the hidden layer, one a unit. */
interface HiddenUnits {

  /** O of a unit at a net value. */
  double value(int unit, double net);

  /** ∂O/∂net. */
  double slope(int unit, double net);

  /** These units as they are now, whatever is done to them later. */
  HiddenUnits copy();
}
