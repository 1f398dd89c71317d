package io.sluice.suite.vision;

import io.sluice.image.ImageSet;
import io.sluice.image.Normalization;

/** What is made of the values of pixels before a net sees them. */
public enum PixelScaling {
  /** Every channel has mean 0 and standard deviation 1 over the training images. */
  STANDARDIZED {
    @Override
    Normalization of(ImageSet training) {
      return Normalization.of(training);
    }
  },
  /** Shares of full brightness, from 0 to 1. */
  UNIT {
    @Override
    Normalization of(ImageSet training) {
      return Normalization.none(training.shape().channels());
    }
  };

  abstract Normalization of(ImageSet training);
}
