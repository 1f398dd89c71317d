package io.sluice.suite.vision;

import io.sluice.image.ImageSet;
import io.sluice.image.PixelNormalization;

/** What is made of the values of pixels before a net sees them. */
public enum PixelScaling {
  /** Every channel has mean 0 and standard deviation 1 over the training images. */
  STANDARDIZED {
    @Override
    PixelNormalization of(ImageSet training) {
      return PixelNormalization.of(training);
    }
  },
  /** Shares of full brightness, from 0 to 1. */
  UNIT {
    @Override
    PixelNormalization of(ImageSet training) {
      return PixelNormalization.none(training.shape().channels());
    }
  };

  abstract PixelNormalization of(ImageSet training);
}
