package io.sluice.classifier;

/**
 * The shape of an image, or of the maps that a convolution makes of it.
 *
 * @param channels C: 1 for grey, 3 for colours
 * @param height H in pixels
 * @param width W in pixels
 */
public record FeatureMapShape(int channels, int height, int width) implements Features {

  /** Refuses sizes below 1. */
  public FeatureMapShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image of %d channels, %d x %d pixels: each must be at least 1"
              .formatted(channels, height, width));
    }
  }

  @Override
  public long size() {
    return (long) channels * height * width;
  }

  @Override
  public FeatureMapShape maps(String path) {
    return this;
  }

  long pixels() {
    return (long) height * width;
  }

  /**
   * What a window makes of this.
   *
   * @param path the layer, for the refusal
   * @param filters channels of the result
   */
  FeatureMapShape through(Window window, String path, int filters) {
    if (Math.min(height, width) + 2 * window.padding() < window.size()) {
      throw new IllegalArgumentException(
          "%s looks through a window of %d x %d at maps of %d x %d: take a --net with fewer poolings, or --images with more pixels (nets and images in a study)"
              .formatted(path, window.size(), window.size(), height, width));
    }
    return new FeatureMapShape(filters, window.steps(height), window.steps(width));
  }

  @Override
  public String toString() {
    return channels + " x " + height + " x " + width;
  }
}
