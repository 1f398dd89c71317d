package io.sluice.activation;

import ai.djl.ndarray.types.Shape;

/** How many sets of parameters a site has. */
public enum Granularity {
  /** One for all layers of a model. */
  MODEL {
    @Override
    Shape shape(Shape one, long channels) {
      return one;
    }
  },

  /** One for all channels of a layer. */
  LAYER {
    @Override
    Shape shape(Shape one, long channels) {
      return one;
    }
  },

  /** One for each channel: each unit of a hidden layer. */
  CHANNEL {
    @Override
    Shape shape(Shape one, long channels) {
      return new Shape(channels).addAll(one);
    }
  };

  /**
   * The shape of a parameter at a site.
   *
   * @param one its shape in one set
   * @param channels the size of the last axis of the site's input
   */
  abstract Shape shape(Shape one, long channels);
}
