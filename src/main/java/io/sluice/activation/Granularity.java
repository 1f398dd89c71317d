package io.sluice.activation;

import ai.djl.ndarray.types.Shape;

/** How many sets of parameters a site has. */
public enum Granularity {
  /** One for all channels of a layer. */
  LAYER {
    @Override
    Shape shape(long channels) {
      return new Shape();
    }
  },

  /** One for each channel: each unit of a hidden layer. */
  CHANNEL {
    @Override
    Shape shape(long channels) {
      return new Shape(channels);
    }
  };

  /** The shape of one parameter; it stretches over the last axis of the input. */
  abstract Shape shape(long channels);
}
