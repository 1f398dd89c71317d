package io.sluice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.data.DataDirectory;
import io.sluice.notation.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DataSetTest {

  @TempDir Path data;

  @ParameterizedTest
  @EnumSource(DataSet.class)
  void aSetIsWrittenAsItsConstantAndSaysWhatItIs(DataSet set) {
    assertThat(set.notation()).isEqualTo(Words.of(set));
    assertThat(set.description()).isNotBlank().doesNotEndWith(".");
    assertThat(set.licence()).isNotBlank();
    assertThat(set.classes()).hasSize(10).doesNotHaveDuplicates();
    assertThat(set.trainingImages()).isGreaterThan(set.testImages());
  }

  @ParameterizedTest
  @EnumSource(
      value = DataSet.class,
      names = {".*SHAPES", ".*LETTERS"},
      mode = EnumSource.Mode.MATCH_NONE)
  void whatIsNotThereIsSaid(DataSet set) {
    Inventory inventory = set.inventory(data);
    assertThat(inventory.usable()).isFalse();
    assertThat(inventory.folder()).contains(data.resolve(set.notation()));
    assertThat(inventory.missing())
        .hasSizeGreaterThan(3)
        .allMatch(sentence -> sentence.startsWith(set.notation() + " needs "));
    assertThatThrownBy(() -> set.training(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(", which is not in " + data.resolve(set.notation()))
        .hasMessageContaining(": get it with ./sluice vision data fetch " + set.notation())
        .hasMessageEndingWith("or set SLUICE_DATA to the folder that has " + set.notation());
    assertThatThrownBy(() -> set.test(data)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shapesAreAlwaysThere() {
    assertThat(DataSet.SHAPES.inventory(data))
        .isEqualTo(new Inventory(Optional.empty(), 12_000, 2_000, List.of()));
    assertThatThrownBy(() -> DataSet.SHAPES.fetch(data, (file, done, total) -> {}))
        .hasMessage("shapes is generated when it is wanted: there is nothing to fetch");
  }

  @Test
  void anInventoryCountsWhatHeadersPromise() {
    Path folder = data.resolve("fashion-mnist");
    ImageSamples.write(
        folder.resolve("train-images-idx3-ubyte.gz"), ImageSamples.gzip(ImageSamples.idxImages(6)));
    ImageSamples.write(folder.resolve("train-labels-idx1-ubyte"), ImageSamples.idxLabels(6));
    ImageSamples.write(folder.resolve("t10k-images-idx3-ubyte"), ImageSamples.idxImages(2));
    ImageSamples.write(folder.resolve("t10k-labels-idx1-ubyte"), ImageSamples.idxLabels(3));
    Inventory inventory = DataSet.FASHION_MNIST.inventory(data);
    assertThat(inventory.trainingImages()).isEqualTo(6);
    assertThat(inventory.testImages()).isZero();
    assertThat(inventory.missing()).hasSize(1);
    assertThat(inventory.missing().get(0)).contains("has 2 images and ", "has 3 labels");
    ImageSamples.write(folder.resolve("t10k-labels-idx1-ubyte"), ImageSamples.idxImages(2));
    assertThat(DataSet.FASHION_MNIST.inventory(data).missing().get(0)).contains("renamed");
  }

  @Test
  void anyOfTheTrainingFilesOfCifarWillDo() {
    Path folder = data.resolve("cifar10");
    byte[] four = ImageSamples.cifar(4);
    byte[] two = ImageSamples.cifar(2);
    ImageSamples.write(folder.resolve("data_batch_5.bin"), two);
    ImageSamples.write(folder.resolve("data_batch_2.bin.gz"), ImageSamples.gzip(four));
    ImageSamples.write(folder.resolve("test_batch.bin"), two);
    Inventory inventory = DataSet.CIFAR10.inventory(data);
    assertThat(inventory.trainingImages()).isEqualTo(6);
    assertThat(inventory.testImages()).isEqualTo(2);
    assertThat(inventory.usable()).isTrue();
    assertThat(inventory.missing())
        .hasSize(3)
        .allMatch(sentence -> sentence.contains("data_batch"));
    ImageSet training = DataSet.CIFAR10.training(data);
    assertThat(training.size()).isEqualTo(6);
    assertThat(training.shape()).isEqualTo(ImageSamples.COLOUR);
    assertThat(training.label(3)).isEqualTo(3);
    assertThat(training.label(5)).isEqualTo(1);
    // A record is a label and then planes of 1,024 bytes.
    assertThat(training.pixel(3, 2, 1, 7)).isEqualTo(four[3 * 3073 + 1 + 2048 + 39] & 0xFF);
    assertThat(training.pixel(4, 0, 0, 0)).isEqualTo(two[1] & 0xFF);
    assertThat(DataSet.CIFAR10.test(data).size()).isEqualTo(2);
    assertThat(training.classes()).startsWith("airplane", "automobile").endsWith("truck");
    ImageSamples.write(
        folder.resolve("batches.meta.txt"),
        "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n".getBytes(StandardCharsets.UTF_8));
    assertThat(DataSet.CIFAR10.training(data).classes()).startsWith("a", "b").hasSize(10);
  }

  private static Path real(DataSet set) {
    String real = System.getenv(DataDirectory.VARIABLE);
    Assumptions.assumeTrue(real != null, "SLUICE_DATA is not set: the real images are not here");
    Assumptions.assumeTrue(
        set.inventory(Path.of(real)).usable(), set.notation() + " is not in SLUICE_DATA");
    return Path.of(real);
  }

  @Test
  void theRealMnistIsMnist() {
    Path real = real(DataSet.MNIST);
    ImageSet training = DataSet.MNIST.training(real);
    ImageSet test = DataSet.MNIST.test(real);
    assertThat(ImageSamples.classCounts(training))
        .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
    assertThat(ImageSamples.classCounts(test))
        .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(List.of(training.label(0), training.label(1), training.label(2), test.label(0)))
        .containsExactly(5, 0, 4, 7);
    // The first image's first row with ink.
    int[] ink = {3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127};
    for (int i = 0; i < ink.length; i++) {
      assertThat(training.pixel(0, 0, 5, 12 + i)).isEqualTo(ink[i]);
    }
    assertThat(training.pixel(0, 0, 4, 12)).isZero();
    PixelNormalization normalization = PixelNormalization.of(training);
    assertThat(normalization.mean().get(0)).isCloseTo(0.1307, within(5e-5));
    assertThat(normalization.deviation().get(0)).isCloseTo(0.3081, within(5e-5));
  }

  @Test
  void theRealCifarIsCifar() {
    Path real = real(DataSet.CIFAR10);
    Inventory inventory = DataSet.CIFAR10.inventory(real);
    ImageSet training = DataSet.CIFAR10.training(real);
    assertThat((long) training.size()).isEqualTo(inventory.trainingImages());
    assertThat(training.size()).isIn(40_000, 50_000);
    assertThat(training.classes()).containsExactlyElementsOf(DataSet.CIFAR10.classes());
    assertThat(ImageSamples.classCounts(training.select(IntStream.range(0, 10_000).toArray())))
        .containsExactly(1005, 974, 1032, 1016, 999, 937, 1030, 1001, 1025, 981);
    // The first image is a frog.
    assertThat(training.label(0)).isEqualTo(6);
    assertThat(
            List.of(
                training.pixel(0, 0, 0, 0), training.pixel(0, 1, 0, 0), training.pixel(0, 2, 0, 0)))
        .containsExactly(59, 62, 63);
    PixelNormalization normalization = PixelNormalization.of(training);
    double[] mean = {0.4914, 0.4822, 0.4465};
    double[] deviation = {0.2470, 0.2435, 0.2616};
    for (int channel = 0; channel < 3; channel++) {
      assertThat(normalization.mean().get(channel)).isCloseTo(mean[channel], within(1e-3));
      assertThat(normalization.deviation().get(channel))
          .isCloseTo(deviation[channel], within(1e-3));
    }
    assertThat(DataSet.CIFAR10.test(real).size()).isIn(1_000, 10_000);
  }

  @Test
  void theRealFashionMnistIsFashionMnist() {
    ImageSet training = DataSet.FASHION_MNIST.training(real(DataSet.FASHION_MNIST));
    assertThat(ImageSamples.classCounts(training)).containsOnly(6000);
    assertThat(training.classes().get(training.label(0))).isEqualTo("ankle boot");
  }
}
