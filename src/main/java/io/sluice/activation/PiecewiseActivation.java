package io.sluice.activation;

import io.sluice.engine.KernelSource;

/** An activation of straight segments. */
interface PiecewiseActivation extends TrainedActivation {

  /** The function that it is with these numbers. */
  PiecewiseLinear function(double... parameters);

  @Override
  default KernelSource library() {
    return PiecewiseLinear.LIBRARY;
  }

  @Override
  default double value(double x, double... parameters) {
    return function(parameters).value(x);
  }

  @Override
  default double derivative(double x, double... parameters) {
    return function(parameters).slope(x);
  }

  @Override
  default SlopeRange slopes(double... parameters) {
    return function(parameters).slopes();
  }
}
