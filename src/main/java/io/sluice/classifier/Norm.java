package io.sluice.classifier;

/** What stands between a convolution and its activation. */
public enum Norm {
  /** Batch normalisation; the convolution has no bias. */
  BATCH,
  /** Nothing; the convolution has a bias. */
  NONE
}
