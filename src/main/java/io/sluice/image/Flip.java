package io.sluice.image;

/** Whether images are mirrored. */
public enum Flip {
  /** Never. */
  NONE,
  /** Left and right change places in every second image, on average. */
  HORIZONTAL
}
