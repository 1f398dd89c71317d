package io.sluice.image;

/**
 * The shape of an image.
 *
 * @param channels C: 1 for grey, 3 for red, green and blue
 * @param height H, rows
 * @param width W, columns
 */
public record ImageShape(int channels, int height, int width) {
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image of %d x %d x %d has no pixels: each must be at least 1"
              .formatted(channels, height, width));
    }
    Math.multiplyExact(channels, Math.multiplyExact(height, width));
  }

  /** Values of an image: C × H × W. */
  public int size() {
    return channels * height * width;
  }

  /** Pixels of a channel: H × W. */
  public int plane() {
    return height * width;
  }

  @Override
  public String toString() {
    return channels + " x " + height + " x " + width;
  }
}
