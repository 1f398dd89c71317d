package io.sluice.image;

/** The two parts of a data set. */
enum Part {
  TRAINING,
  TEST
}
