package io.sluice.image;

import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * Reads files of the IDX format, in which MNIST and Fashion-MNIST come: two zero bytes, the type of
 * the values (8 for unsigned bytes), the number of dimensions, the size of each in 4 bytes, the
 * highest first, and then the values.
 *
 * @param file the file
 * @param most how many images the set has in this part
 */
record IdxFile(ImageFile file, int most) {
  private static final int IMAGES = 0x0803;
  private static final int LABELS = 0x0801;

  /** The values of all images: (N, H, W). */
  byte[] images(ImageShape shape) {
    try (Content content = file.open()) {
      return rest(content, images(content, shape) * shape.size());
    }
  }

  /** The labels of all images: (N). */
  byte[] labels() {
    try (Content content = file.open()) {
      return rest(content, labels(content));
    }
  }

  /** How many images there are, if the header is true. */
  long imageCount(ImageShape shape) {
    try (Content content = file.open()) {
      return images(content, shape);
    }
  }

  /** How many labels there are, if the header is true. */
  long labelCount() {
    try (Content content = file.open()) {
      return labels(content);
    }
  }

  private static byte[] rest(Content content, long count) {
    byte[] values = content.next(count);
    content.end();
    return values;
  }

  private long images(Content content, ImageShape shape) {
    int magic = magic(content);
    if (magic == LABELS) {
      throw file.refuse("holds labels where images should be, it may have been renamed");
    }
    require(magic, IMAGES);
    ByteBuffer sizes = ByteBuffer.wrap(content.next(3L * Integer.BYTES));
    long count = count(sizes, "images");
    long height = Integer.toUnsignedLong(sizes.getInt());
    long width = Integer.toUnsignedLong(sizes.getInt());
    if (height != shape.height() || width != shape.width()) {
      throw file.refuse(
          "has images of %d x %d where %d x %d is right"
              .formatted(height, width, shape.height(), shape.width()));
    }
    return count;
  }

  private long labels(Content content) {
    int magic = magic(content);
    if (magic == IMAGES) {
      throw file.refuse("holds images where labels should be, it may have been renamed");
    }
    require(magic, LABELS);
    return count(ByteBuffer.wrap(content.next(Integer.BYTES)), "labels");
  }

  private static int magic(Content content) {
    return ByteBuffer.wrap(content.next(Integer.BYTES)).getInt();
  }

  private void require(int magic, int right) {
    if (magic != right) {
      throw file.refuse(
          String.format(
              Locale.ROOT,
              "is no IDX file of %s, it begins with %08x instead of %08x",
              right == IMAGES ? "images" : "labels",
              magic,
              right));
    }
  }

  private long count(ByteBuffer sizes, String what) {
    long count = Integer.toUnsignedLong(sizes.getInt());
    if (count == 0) {
      throw file.refuse("has no " + what);
    }
    if (count > most) {
      throw file.refuse(
          String.format(
              Locale.ROOT, "promises %,d %s where there are %,d at most", count, what, most));
    }
    return count;
  }
}
