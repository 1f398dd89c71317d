package io.sluice.suite.vision;

import io.sluice.image.ImageSet;
import io.sluice.image.Normalisation;

/** What is made of the values of pixels before a net sees them. */
public enum PixelScaling {
  /** Every channel has mean 0 and standard deviation 1 over the training images. */
  STANDARDIZED {
    @Override
    Normalisation of(ImageSet training) {
      return Normalisation.of(training);
    }
  },
  /** Shares of full brightness, from 0 to 1. */
  UNIT {
    @Override
    Normalisation of(ImageSet training) {
      return Normalisation.none(training.shape().channels());
    }
  };

  abstract Normalisation of(ImageSet training);
}
