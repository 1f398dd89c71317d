package io.sluice.image;

import static io.sluice.image.ImageSamples.cifar;
import static io.sluice.image.ImageSamples.gzip;
import static io.sluice.image.ImageSamples.idx;
import static io.sluice.image.ImageSamples.idxImages;
import static io.sluice.image.ImageSamples.idxLabels;
import static io.sluice.image.ImageSamples.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are not what they should be, packed and not: one sentence each. */
final class DamagedFilesTest {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";
  private static final byte[] BOMB = new byte[50_000_000];

  @TempDir Path data;

  private static Arguments file(String name, byte[] bytes, String sentence) {
    return Arguments.of(name, bytes, sentence);
  }

  static Stream<Arguments> idxFiles() {
    byte[] wrongLabel = idxLabels(5);
    wrongLabel[8 + 3] = 10;
    byte[] images = idxImages(5);
    byte[] packed = gzip(images);
    byte[] wrongChecksum = packed.clone();
    wrongChecksum[packed.length - 6] ^= 1;
    byte[] wrongLength = packed.clone();
    wrongLength[packed.length - 1] ^= 1;
    byte[] wrongMethod = packed.clone();
    wrongMethod[2] = 7;
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 0, 0, 0, 0, 0};
    return Stream.of(
        file(IMAGES, new byte[0], "is cut short, it ends after 0 bytes of 4"),
        file(IMAGES, Arrays.copyOf(images, 10), "is cut short, it ends after 10 bytes of 16"),
        file(
            IMAGES,
            Arrays.copyOf(images, images.length - 1),
            "is cut short, it ends after 3,935 bytes of 3,936"),
        file(IMAGES, join(images, new byte[1]), "goes on after the 3,936 bytes"),
        file(IMAGES, idxLabels(5), "holds labels where images should be, it may have been renamed"),
        file(LABELS, images, "holds images where labels should be, it may have been renamed"),
        file(IMAGES, png, "is no IDX file of images, it begins with 89504e47 instead of 00000803"),
        file(LABELS, idx(0x0D01, new byte[5], 5), "begins with 00000d01 instead of 00000801"),
        file(IMAGES, idx(0x803, new byte[0], 0, 28, 28), "has no images"),
        file(LABELS, idx(0x801, new byte[0], 0), "has no labels"),
        file(IMAGES, idx(0x803, new byte[99], -1, 28, 28), "promises 4,294,967,295 images"),
        file(IMAGES, idx(0x803, new byte[99], 60_001, 28, 28), "there are 60,000 at most"),
        file(LABELS, idx(0x801, new byte[99], 60_001), "promises 60,001 labels"),
        file(IMAGES, idx(0x803, new byte[99], 60_000, 28, 28), "115 bytes of 47,040,016"),
        file(IMAGES, idx(0x803, new byte[99], 1, 32, 28), "has images of 32 x 28 where 28 x 28"),
        file(IMAGES, idx(0x803, new byte[9], 1, 28, -1), "has images of 28 x 4294967295 where"),
        file(LABELS, wrongLabel, "image 3 has the label 10, which is outside the 10 classes"),
        file(LABELS, idxLabels(4), "5 images and "),
        file(LABELS, idxLabels(4), "has 4 labels: delete both and get them again"),
        file(IMAGES, gzip(Arrays.copyOf(images, 999)), "is cut short, it ends after 999 bytes"),
        file(IMAGES, gzip(join(images, new byte[1])), "goes on after the 3,936 bytes"),
        file(IMAGES, gzip(join(images, BOMB)), "goes on after the 3,936 bytes"),
        file(IMAGES, gzip(BOMB), "is no IDX file of images, it begins with 00000000"),
        file(LABELS, gzip(join(idx(0x801, new byte[5], 5), BOMB)), "goes on after the 13 bytes"),
        file(IMAGES, Arrays.copyOf(packed, 12), "is cut short, its packed data have no end"),
        file(IMAGES, Arrays.copyOf(packed, packed.length / 2), "its packed data have no end"),
        file(IMAGES, Arrays.copyOf(packed, packed.length - 3), "its packed data have no end"),
        file(IMAGES, join(packed, new byte[2]), "has 2 bytes behind its packed data"),
        file(IMAGES, join(packed, packed), "bytes behind its packed data"),
        file(IMAGES, wrongChecksum, "is damaged, its packed data do not fit their checksum"),
        file(IMAGES, wrongLength, "is damaged, its packed data do not fit their checksum"),
        file(IMAGES, wrongMethod, "is packed in a way that gzip does not know"));
  }

  @ParameterizedTest
  @MethodSource("idxFiles")
  void anIdxFileThatIsNotRightIsRefused(String name, byte[] bytes, String sentence) {
    Path folder = data.resolve("mnist");
    ImageSamples.write(folder.resolve(IMAGES), idxImages(5));
    ImageSamples.write(folder.resolve(LABELS), gzip(idxLabels(5)));
    assertThat(DataSet.MNIST.training(data).size()).isEqualTo(5);
    ImageSamples.write(folder.resolve(name), bytes);
    assertThatThrownBy(() -> DataSet.MNIST.training(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.resolve(name).toString())
        .hasMessageContaining(sentence)
        .hasMessageEndingWith("again with ./sluice vision data fetch mnist");
  }

  static Stream<Arguments> cifarFiles() {
    byte[] three = cifar(3);
    byte[] wrongLabel = three.clone();
    wrongLabel[2 * 3073] = (byte) 255;
    byte[] packed = gzip(three);
    String name = "data_batch_2.bin";
    return Stream.of(
        file(name, new byte[0], "has no images"),
        file(name, gzip(new byte[0]), "has no images"),
        file(name, Arrays.copyOf(three, 5000), "its 5,000 bytes are no multiple of the 3,073"),
        file(name, join(three, new byte[1]), "its 9,220 bytes are no multiple of the 3,073"),
        file(
            name, gzip(join(new byte[10_000 * 3073], new byte[1])), "goes on after the 30,730,000"),
        file(name, gzip(BOMB), "goes on after the 30,730,000 bytes"),
        file(name, wrongLabel, "image 2 has the label 255, which is outside the 10 classes"),
        file(name, Arrays.copyOf(packed, packed.length - 9), "its packed data have no end"),
        file(
            "batches.meta.txt",
            "cat\ndog\n".getBytes(StandardCharsets.UTF_8),
            "does not have the names of 10 classes"),
        file("batches.meta.txt", gzip(BOMB), "goes on after the 4,096 bytes"));
  }

  @ParameterizedTest
  @MethodSource("cifarFiles")
  void aCifarFileThatIsNotRightIsRefused(String name, byte[] bytes, String sentence) {
    Path folder = data.resolve("cifar10");
    ImageSamples.write(folder.resolve("data_batch_1.bin"), cifar(3));
    ImageSamples.write(folder.resolve(name), bytes);
    assertThatThrownBy(() -> DataSet.CIFAR10.training(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve(name).toString())
        .hasMessageContaining(sentence)
        .hasMessageEndingWith("delete it and get it again with ./sluice vision data fetch cifar10");
  }

  @Test
  void everyTruncationAndEveryFlippedBitOfAPackedFileIsNoticed() {
    byte[] labels = idxLabels(40);
    byte[] packed = gzip(labels);
    Path path = data.resolve("labels.gz");
    IdxFile file = new IdxFile(new ImageFile(path, "get it again"), 100);
    ImageSamples.write(path, packed);
    assertThat(file.labels()).isEqualTo(Arrays.copyOfRange(labels, 8, 48));
    for (int length = 0; length < packed.length; length++) {
      ImageSamples.write(path, Arrays.copyOf(packed, length));
      assertThatThrownBy(file::labels).as("length %d", length).hasMessageStartingWith(path + " ");
    }
    // Bytes 4 to 9 are the time and the system of packing, and byte 3 says what the header has.
    int harmless = 0;
    for (int bit = 10 * 8; bit < packed.length * 8; bit++) {
      byte[] flipped = packed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      ImageSamples.write(path, flipped);
      try {
        // The last byte of packed data may have bits that mean nothing.
        assertThat(file.labels()).as("bit %d", bit).isEqualTo(Arrays.copyOfRange(labels, 8, 48));
        harmless++;
      } catch (IllegalArgumentException e) {
        assertThat(e).as("bit %d", bit).hasMessageStartingWith(path + " ");
      }
    }
    assertThat(harmless).isLessThan(8);
  }

  @Test
  void headersOfGzipWithNamesAndCommentsAreRead() throws IOException {
    byte[] labels = idxLabels(7);
    byte[] packed = gzip(labels);
    // An extra field xy without content, a name, a comment and a checksum of the header.
    byte[] fields = {4, 0, 'x', 'y', 0, 0, 'n', 'a', 0, 'c', 0, 1, 2};
    byte[] whole =
        join(Arrays.copyOf(packed, 10), fields, Arrays.copyOfRange(packed, 10, packed.length));
    whole[3] = 2 + 4 + 8 + 16;
    Path path = data.resolve("labels.gz");
    IdxFile file = new IdxFile(new ImageFile(path, "get it again"), 100);
    ImageSamples.write(path, whole);
    assertThat(file.labels()).hasSize(7);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertThatThrownBy(file::labels).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFolderOrAHugeFileIsNotRead() throws IOException {
    Path folder = Files.createDirectories(data.resolve("mnist").resolve(LABELS));
    ImageSamples.write(data.resolve("mnist").resolve(IMAGES), idxImages(5));
    assertThatThrownBy(() -> DataSet.MNIST.training(data))
        .hasMessageStartingWith(folder + " is not a file: delete it");
    Files.delete(folder);
    try (RandomAccessFile file = new RandomAccessFile(folder.toFile(), "rw")) {
      file.setLength(1L << 33);
    }
    assertThatThrownBy(() -> DataSet.MNIST.training(data))
        .hasMessageContaining("has 8,589,934,592 bytes, more than any file of these sets has");
  }
}
