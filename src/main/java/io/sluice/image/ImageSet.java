package io.sluice.image;

import io.sluice.data.Sha256;
import io.sluice.random.StratifiedSplit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images with the classes they belong to. Immutable; selections share the pixels of the set that
 * they are taken from.
 */
public final class ImageSet {
  /** A byte as it is meant. */
  private static final int UNSIGNED = 0xFF;

  private final String name;
  private final ImageShape shape;
  private final List<String> classes;
  private final byte[] pixels; // (stored, C, H, W)
  private final byte[] labels; // (stored)
  private final int[] rows; // which of those stored are the images of this set, in its order

  private ImageSet(
      String name,
      ImageShape shape,
      List<String> classes,
      byte[] pixels,
      byte[] labels,
      int[] rows) {
    this.name = name;
    this.shape = shape;
    this.classes = List.copyOf(classes);
    this.pixels = pixels;
    this.labels = labels;
    this.rows = rows;
  }

  /**
   * A set of one's own.
   *
   * @param name for messages
   * @param classes the names of the classes, at most 256; a label is a place in this list
   * @param pixels (N, C, H, W), unsigned; copied
   * @param labels (N); copied
   * @throws IllegalArgumentException if there is no image, the numbers do not fit, or a label is
   *     outside the classes
   */
  public static ImageSet of(
      String name, ImageShape shape, List<String> classes, byte[] pixels, byte[] labels) {
    return owning(name, shape, classes, pixels.clone(), labels.clone());
  }

  /** As {@link #of}, of arrays that nobody else keeps. */
  static ImageSet owning(
      String name, ImageShape shape, List<String> classes, byte[] pixels, byte[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException(name + " has no images: give at least one");
    }
    if (pixels.length != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "%s has %,d labels, which need %,d pixels of %s, and it has %,d: they must belong together"
              .formatted(
                  name, labels.length, (long) labels.length * shape.size(), shape, pixels.length));
    }
    int wrong = firstOutside(labels, classes.size());
    if (wrong >= 0) {
      throw new IllegalArgumentException(
          name + ": " + outside(labels, wrong, classes.size()) + ": correct it");
    }
    return new ImageSet(
        name, shape, classes, pixels, labels, IntStream.range(0, labels.length).toArray());
  }

  /** The first index with a label that is no class, or -1. */
  static int firstOutside(byte[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & UNSIGNED) >= classes) {
        return i;
      }
    }
    return -1;
  }

  /** What is wrong with a label. */
  static String outside(byte[] labels, int index, int classes) {
    return "image %d has the label %d, which is outside the %d classes from 0 to %d"
        .formatted(index, labels[index] & UNSIGNED, classes, classes - 1);
  }

  /** What it is called in messages. */
  public String name() {
    return name;
  }

  /** How many images there are. */
  public int size() {
    return rows.length;
  }

  /** The shape that all images have. */
  public ImageShape shape() {
    return shape;
  }

  /** The names of the classes, by label. */
  public List<String> classes() {
    return classes;
  }

  /** The class of an image, from 0. */
  public int label(int image) {
    return labels[rows[image]] & UNSIGNED;
  }

  /** A value of an image, from 0 to 255. */
  public int pixel(int image, int channel, int row, int column) {
    return pixels[offset(image) + (channel * shape.height() + row) * shape.width() + column]
        & UNSIGNED;
  }

  /**
   * Some of the images.
   *
   * @param images at least one, in the order in which they shall be
   */
  public ImageSet select(int[] images) {
    if (images.length == 0) {
      throw new IllegalArgumentException("a selection of " + name + " is empty: take an image");
    }
    return new ImageSet(
        name, shape, classes, pixels, labels, Arrays.stream(images).map(i -> rows[i]).toArray());
  }

  /**
   * A part with about every class's share as in the whole, in the order of the whole; to within one
   * image if the classes are equally large. With one seed a smaller part lies within a larger one.
   *
   * @param images how many, from 1 to {@link #size}
   * @param seed which
   */
  public ImageSet subset(int images, long seed) {
    if (images < 1 || images > size()) {
      throw new IllegalArgumentException(
          "%,d images of the %,d of %s: take --training-images or --test-images from 1 to all"
              .formatted(images, size(), name));
    }
    int[] chosen = Arrays.copyOf(strata(seed).spread(), images);
    Arrays.sort(chosen);
    return select(chosen);
  }

  /** SHA-256 of shape, classes, labels and pixels, in hexadecimal: equal sets have equal ones. */
  public String fingerprint() {
    MessageDigest digest = Sha256.digest();
    digest.update((shape + "\n" + classes + "\n").getBytes(StandardCharsets.UTF_8));
    for (int row : rows) {
      digest.update(labels[row]);
    }
    for (int image = 0; image < size(); image++) {
      digest.update(pixels, offset(image), shape.size());
    }
    return Sha256.hex(digest);
  }

  /** The stored pixels, which must not be changed. */
  byte[] pixels() {
    return pixels;
  }

  /** The stored labels, which must not be changed. */
  byte[] labels() {
    return labels;
  }

  /** Where the pixels of an image begin among those stored. */
  int offset(int image) {
    return rows[image] * shape.size();
  }

  /** The images by class, those of each class in a seeded order. */
  StratifiedSplit strata(long seed) {
    return StratifiedSplit.of(
        IntStream.range(0, size()).map(this::label).toArray(), seed, Purpose.STRATA);
  }
}
