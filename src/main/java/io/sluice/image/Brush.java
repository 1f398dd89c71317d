package io.sluice.image;

import java.util.Arrays;

/** Turns bytes of a set into the values of a batch. */
final class Brush {
  private static final int UNSIGNED = 0xFF;

  private final ImageSet set;
  private final float[][] tables; // (C, 256)

  Brush(ImageSet set, PixelNormalization normalization) {
    normalization.requireFits(set);
    this.set = set;
    this.tables = normalization.tables();
  }

  /** Images as they are. */
  ImageBatch plain(int[] images) {
    return batch(images, null);
  }

  /** Images with their changes. */
  ImageBatch changed(int[] images, Augmentation.Change[] changes) {
    return batch(images, changes);
  }

  private ImageBatch batch(int[] images, Augmentation.Change[] changes) {
    int size = set.shape().size();
    float[] values = new float[Math.multiplyExact(images.length, size)];
    int[] labels = new int[images.length];
    for (int row = 0; row < images.length; row++) {
      labels[row] = set.label(images[row]);
      if (changes == null) {
        copy(images[row], values, row * size);
      } else {
        copy(images[row], values, row * size, changes[row]);
      }
    }
    return new ImageBatch(images, values, labels, set.shape());
  }

  private void copy(int image, float[] into, int at) {
    byte[] pixels = set.pixels();
    int plane = set.shape().plane();
    int from = set.offset(image);
    for (int channel = 0; channel < tables.length; channel++) {
      float[] table = tables[channel];
      int begin = channel * plane;
      for (int i = begin; i < begin + plane; i++) {
        into[at + i] = table[pixels[from + i] & UNSIGNED];
      }
    }
  }

  private void copy(int image, float[] into, int at, Augmentation.Change change) {
    byte[] pixels = set.pixels();
    int height = set.shape().height();
    int width = set.shape().width();
    // Columns of the batch whose source lies within the image.
    int first = Math.min(width, Math.max(0, -change.right()));
    int end = Math.max(first, Math.min(width, width - change.right()));
    int line = at;
    for (int channel = 0; channel < tables.length; channel++) {
      float[] table = tables[channel];
      for (int row = 0; row < height; row++, line += width) {
        int source = row + change.down();
        boolean inside = source >= 0 && source < height;
        if (!inside || first > 0 || end < width) {
          Arrays.fill(into, line, line + width, table[0]);
        }
        if (!inside) {
          continue;
        }
        int from = set.offset(image) + (channel * height + source) * width + change.right();
        for (int column = first; column < end; column++) {
          int to = change.mirrored() ? width - 1 - column : column;
          into[line + to] = table[pixels[from + column] & UNSIGNED];
        }
      }
    }
  }
}
