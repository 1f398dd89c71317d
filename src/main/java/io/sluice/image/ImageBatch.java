package io.sluice.image;

/** Images that go through a net together. */
public final class ImageBatch {
  private final int[] images;
  private final float[] pixels;
  private final int[] labels;
  private final ImageShape shape;

  ImageBatch(int[] images, float[] pixels, int[] labels, ImageShape shape) {
    this.images = images;
    this.pixels = pixels;
    this.labels = labels;
    this.shape = shape;
  }

  /** B. */
  public int rows() {
    return images.length;
  }

  /** Which images of the set these are: (B). */
  public int[] images() {
    return images;
  }

  /** Augmented and normalized values: (B, C, H, W). */
  public float[] pixels() {
    return pixels;
  }

  /** The classes: (B). */
  public int[] labels() {
    return labels;
  }

  /** The shape of each image. */
  public ImageShape shape() {
    return shape;
  }
}
