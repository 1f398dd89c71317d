package io.sluice.classifier;

/** Whether a convolution adds a number to each of its maps. */
enum Bias {
  /** It does, from 0. */
  WITH,
  /** It does not: a norm behind it would take the number away again. */
  WITHOUT
}
