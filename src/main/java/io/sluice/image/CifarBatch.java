package io.sluice.image;

/**
 * A file of CIFAR-10's binary version: for each image a label byte and 1,024 bytes each of red,
 * green and blue.
 */
final class CifarBatch {
  /** The images of a whole file. */
  static final int IMAGES = 10_000;

  private CifarBatch() {}

  private static int record(Profile profile) {
    return 1 + profile.shape().size();
  }

  static ImageSet read(ImageFile file, Profile profile) {
    int record = record(profile);
    byte[] bytes;
    try (Content content = file.open()) {
      bytes = content.upTo((long) IMAGES * record);
      content.end();
    }
    int images = images(file, bytes.length, record);
    byte[] labels = new byte[images];
    byte[] pixels = new byte[bytes.length - images];
    for (int i = 0; i < images; i++) {
      labels[i] = bytes[i * record];
      System.arraycopy(bytes, i * record + 1, pixels, i * (record - 1), record - 1);
    }
    int wrong = ImageSet.firstOutside(labels, profile.classes().size());
    if (wrong >= 0) {
      throw file.refuse(
          "is damaged or no file of CIFAR-10, "
              + ImageSet.outside(labels, wrong, profile.classes().size()));
    }
    return ImageSet.owning(profile.name(), profile.shape(), profile.classes(), pixels, labels);
  }

  /** How many images there are, if the file is as long as it says. */
  static long count(ImageFile file, Profile profile) {
    try (Content content = file.open()) {
      return images(file, content.promised(), record(profile));
    }
  }

  private static int images(ImageFile file, long bytes, int record) {
    if (bytes == 0) {
      throw file.refuse("has no images");
    }
    if (bytes % record != 0) {
      throw file.refuse(
          "is cut short or no file of CIFAR-10, its %,d bytes are no multiple of the %,d of an image"
              .formatted(bytes, record));
    }
    return Math.toIntExact(bytes / record);
  }
}
