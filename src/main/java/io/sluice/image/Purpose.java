package io.sluice.image;

/** What random streams are for: a number each, so that no two purposes share a stream. */
final class Purpose {
  /** The order of an epoch. */
  static final long ORDER = 1;

  /** Crop and flip of an image. */
  static final long AUGMENTATION = 2;

  /** Which images of a class a fold or a part has. */
  static final long STRATA = 3;

  /** Generated images. */
  static final long SHAPES = 4;

  /** Generated images in colour. */
  static final long COLOUR_SHAPES = 5;

  /** Generated letters in colour. */
  static final long COLOUR_LETTERS = 6;

  private Purpose() {}
}
