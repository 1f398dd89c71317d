package io.sluice.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Small sets, and files as they should be. */
final class ImageSamples {
  static final ImageShape DIGIT = new ImageShape(1, 28, 28);
  static final ImageShape COLOUR = new ImageShape(3, 32, 32);

  private ImageSamples() {}

  /** How many images each class has. */
  static int[] classCounts(ImageSet set) {
    int[] counts = new int[set.classes().size()];
    for (int image = 0; image < set.size(); image++) {
      counts[set.label(image)]++;
    }
    return counts;
  }

  /** Random pixels; label i is drawn from the classes with growing weight, so classes differ. */
  static ImageSet random(int images, int classes, ImageShape shape) {
    Random random = new Random(images);
    byte[] pixels = new byte[images * shape.size()];
    byte[] labels = new byte[images];
    random.nextBytes(pixels);
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) Math.max(random.nextInt(classes), random.nextInt(classes));
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    return ImageSet.of("random", shape, names, pixels, labels);
  }

  static byte[] bytes(int count, int seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] idx(int magic, byte[] values, int... sizes) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + values.length).putInt(magic);
    Arrays.stream(sizes).forEach(buffer::putInt);
    return buffer.put(values).array();
  }

  static byte[] idxImages(int count) {
    return idx(0x803, bytes(count * DIGIT.size(), 1), count, 28, 28);
  }

  static byte[] idxLabels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return idx(0x801, labels, count);
  }

  /** Images of CIFAR-10's binary version, with labels 0, 1, ... */
  static byte[] cifar(int count) {
    byte[] records = bytes(count * (1 + COLOUR.size()), count);
    for (int i = 0; i < count; i++) {
      records[i * (1 + COLOUR.size())] = (byte) (i % 10);
    }
    return records;
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
