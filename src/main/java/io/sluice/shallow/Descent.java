package io.sluice.shallow;

/** A way of training at work on one fit. */
interface Descent {

  /** One iteration: moves the weights, brings the fit up to date and counts what that cost. */
  void iterate();

  /** After the last iteration: leaves the fit with the best weights. */
  default void finish() {}
}
