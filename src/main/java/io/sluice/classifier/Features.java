package io.sluice.classifier;

/** The shape of what flows between two layers, for one image. */
sealed interface Features permits FeatureMapShape, FeatureVector {

  /** Filters of a convolution, or units: what an activation calls channels. */
  int channels();

  /** How many numbers. */
  long size();

  /** These as maps, or one sentence about who needs maps. */
  default FeatureMapShape maps(String path) {
    throw new IllegalStateException(path + " needs maps, not " + this);
  }
}
