package io.sluice.study.vision;

/** What the nets of a study are measured on. */
public enum ImageSplit {
  /** A tenth of the training images, on which the nets are not trained: for choosing. */
  VALIDATION,
  /** The test images, which are only reported. */
  TEST
}
