package io.sluice.shallow;

/** A part of an iteration that moves some of the weights with the others held. */
interface Step {

  /**
   * Moves them and brings the fit up to date.
   *
   * @param scale 1, or less if the whole step has raised the error
   */
  void take(Fit fit, double scale);

  /** What it costs besides {@link Cost#gradientAndOutputs}. */
  double multiplies(Fit fit);
}
