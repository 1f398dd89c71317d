package io.sluice.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files of images, and what reads archives, for tests of other packages. */
public final class ImageFiles {

  private static final String NAME = "test_batch.bin";
  private static final int BLOCK = 512;

  private ImageFiles() {}

  /**
   * Unpacks the one file that is wanted beside the archive.
   *
   * @param archive a packed tar
   * @return the file
   */
  public static List<Path> unpack(Path archive) {
    return TarArchive.unpack(archive, List.of(NAME), archive.getParent());
  }

  /**
   * A packed archive of a folder and two files.
   *
   * @return its bytes
   */
  public static byte[] archive() {
    byte[] content = ImageSamples.bytes(300, 5);
    return ImageSamples.gzip(
        ImageSamples.join(
            entry("batches/", '5', new byte[0]),
            entry("batches/readme.html", '0', content),
            entry("batches/" + NAME, '0', content),
            new byte[2 * BLOCK]));
  }

  private static byte[] entry(String name, char type, byte[] content) {
    ByteBuffer entry = ByteBuffer.allocate(BLOCK + (content.length + BLOCK - 1) / BLOCK * BLOCK);
    entry.put(name.getBytes(StandardCharsets.US_ASCII));
    String size = String.format(Locale.ROOT, "%011o", content.length);
    entry.put(124, size.getBytes(StandardCharsets.US_ASCII)).put(156, (byte) type);
    return entry.put(BLOCK, content).array();
  }

  /**
   * Digits as they are published, but few.
   *
   * @param images how many
   * @return an IDX file
   */
  public static byte[] digits(int images) {
    return ImageSamples.idxImages(images);
  }

  /**
   * The labels of digits.
   *
   * @param images how many
   * @return an IDX file
   */
  public static byte[] labels(int images) {
    return ImageSamples.idxLabels(images);
  }

  /**
   * Photographs as they are published, but few.
   *
   * @param images how many
   * @return a file of CIFAR-10's binary version
   */
  public static byte[] photographs(int images) {
    return ImageSamples.cifar(images);
  }

  /**
   * A file as gzip packs it.
   *
   * @param bytes of the file
   * @return packed
   */
  public static byte[] packed(byte[] bytes) {
    return ImageSamples.gzip(bytes);
  }
}
