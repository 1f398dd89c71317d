package io.sluice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageBatchesTest {
  private static final ImageShape SHAPE = new ImageShape(2, 6, 5);
  private static final PixelNormalization NONE = PixelNormalization.none(2);

  private final ImageSet set = ImageSamples.random(103, 4, SHAPE);

  private ImageBatches batches(int batch, Augmentation augmentation) {
    return new ImageBatches(set, batch, augmentation, NONE);
  }

  @Test
  void aBatchIsAFunctionOfSeedAndStep() {
    Augmentation both = new Augmentation(2, Flip.HORIZONTAL);
    ImageBatches batches = batches(16, both);
    ImageBatch fifth = batches.batch(1, 5);
    float[] pixels = fifth.pixels().clone();
    batches.batch(1, 90);
    batches.batch(2, 5);
    assertThat(batches.batch(1, 5).pixels()).isEqualTo(pixels).hasSize(16 * SHAPE.size());
    assertThat(batches(16, both).batch(1, 5).pixels()).isEqualTo(pixels);
    assertThat(fifth.rows()).isEqualTo(16);
    assertThat(fifth.shape()).isEqualTo(SHAPE);
    Set<String> all = new HashSet<>();
    for (long seed = -5; seed < 5; seed++) {
      for (long step = 1; step <= 50; step++) {
        all.add(Arrays.toString(batches.batch(seed, step).images()));
      }
    }
    assertThat(all).hasSize(500);
  }

  @Test
  void theStreamIsPinned() {
    // Computed apart, by SplitMix64 as published; a change would make every run a different one.
    assertThat(batches(5, Augmentation.NONE).batch(1, 1).images())
        .containsExactly(19, 98, 96, 49, 13);
    assertThat(batches(5, Augmentation.NONE).batch(7, 1000).images())
        .containsExactly(18, 37, 13, 6, 95);
    Augmentation both = new Augmentation(4, Flip.HORIZONTAL);
    assertThat(IntStream.range(0, 4).mapToObj(draw -> both.at(1, draw)))
        .containsExactly(
            new Augmentation.Change(-1, 3, false),
            new Augmentation.Change(-3, 0, true),
            new Augmentation.Change(2, 2, false),
            new Augmentation.Change(-2, 2, false));
  }

  @ParameterizedTest
  @CsvSource({"16", "103", "1", "100", "7"})
  void everyImageIsSeenOnceAnEpochWhateverTheBatch(int batch) {
    ImageBatches batches = batches(batch, Augmentation.NONE);
    long steps = ImageBatches.steps(3, 103, batch);
    assertThat(steps).isEqualTo((3 * 103 + batch - 1) / batch);
    int[] drawn =
        IntStream.rangeClosed(1, (int) steps)
            .flatMap(step -> Arrays.stream(batches.batch(9, step).images()))
            .toArray();
    int[] everyone = IntStream.range(0, 103).toArray();
    int[][] epochs = new int[3][];
    for (int epoch = 0; epoch < 3; epoch++) {
      epochs[epoch] = Arrays.copyOfRange(drawn, epoch * 103, (epoch + 1) * 103);
      assertThat(epochs[epoch]).containsExactlyInAnyOrder(everyone);
    }
    assertThat(epochs[0]).isNotEqualTo(epochs[1]).isNotEqualTo(everyone);
    assertThat(epochs[1]).isNotEqualTo(epochs[2]);
  }

  @Test
  void withoutAugmentationPixelsAndLabelsAreThoseOfTheImages() {
    ImageBatch batch = batches(50, Augmentation.NONE).batch(1, 3);
    for (int row = 0; row < 50; row++) {
      int image = batch.images()[row];
      assertThat(batch.labels()[row]).isEqualTo(set.label(image));
      assertThat(pixel(batch, row, 1, 4, 3)).isEqualTo(set.pixel(image, 1, 4, 3) / 255f);
    }
  }

  private static float pixel(ImageBatch batch, int image, int channel, int row, int column) {
    return batch
        .pixels()[
        ((image * SHAPE.channels() + channel) * SHAPE.height() + row) * SHAPE.width() + column];
  }

  @ParameterizedTest
  @CsvSource({"0, HORIZONTAL", "1, NONE", "3, HORIZONTAL", "9, HORIZONTAL"})
  void cropAndFlipAreWhatTheySay(int padding, Flip flip) {
    Augmentation augmentation = new Augmentation(padding, flip);
    PixelNormalization normalization = PixelNormalization.of(set);
    ImageBatch batch = new ImageBatches(set, 100, augmentation, normalization).batch(3, 2);
    boolean moved = false;
    boolean mirrored = false;
    for (int row = 0; row < 100; row++) {
      Augmentation.Change change = augmentation.at(3, 100 + row);
      moved |= change.down() != 0 || change.right() != 0;
      mirrored |= change.mirrored();
      for (int i = 0; i < SHAPE.size(); i++) {
        int channel = i / SHAPE.plane();
        int y = i % SHAPE.plane() / SHAPE.width();
        int x = i % SHAPE.width();
        float wanted =
            source(batch.images()[row], channel, y, x, change)
                - normalization.mean().get(channel).floatValue();
        assertThat(
                pixel(batch, row, channel, y, x)
                    * normalization.deviation().get(channel).floatValue())
            .isCloseTo(wanted, offset(1e-5f));
      }
    }
    assertThat(moved).isEqualTo(padding > 0);
    assertThat(mirrored).isEqualTo(flip == Flip.HORIZONTAL);
  }

  /** A pixel of a changed image, slowly: mirror, then look it up in the padded image. */
  private float source(int image, int channel, int y, int x, Augmentation.Change change) {
    int row = y + change.down();
    int column = (change.mirrored() ? SHAPE.width() - 1 - x : x) + change.right();
    boolean inside = row >= 0 && row < SHAPE.height() && column >= 0 && column < SHAPE.width();
    return inside ? set.pixel(image, channel, row, column) / 255f : 0;
  }

  @Test
  void placesAndMirrorsAreAllAsLikely() {
    Augmentation augmentation = new Augmentation(1, Flip.HORIZONTAL);
    int[] seen = new int[18];
    int draws = 18_000;
    for (int draw = 0; draw < draws; draw++) {
      Augmentation.Change change = augmentation.at(5, draw);
      seen[((change.down() + 1) * 3 + change.right() + 1) * 2 + (change.mirrored() ? 1 : 0)]++;
    }
    double expected = draws / 18.0;
    double chiSquared =
        Arrays.stream(seen).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    // 40.79 is the 0.999 quantile of chi-squared with 17 degrees of freedom.
    assertThat(chiSquared).isLessThan(40.79);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> batches(104, Augmentation.NONE))
        .hasMessageStartingWith(
            "a batch of 104 cannot be drawn from the 103 images of random: take")
        .hasMessageContaining("--training-images");
    assertThatThrownBy(() -> batches(0, Augmentation.NONE)).hasMessageContaining("a batch of 0");
    assertThatThrownBy(() -> batches(1, Augmentation.NONE).batch(1, 0))
        .hasMessageContaining("steps begin with 1");
    assertThatThrownBy(() -> new Augmentation(-1, Flip.NONE)).hasMessageContaining("0 to 256");
    assertThatThrownBy(
            () -> new ImageBatches(set, 1, Augmentation.NONE, PixelNormalization.none(3)))
        .hasMessageContaining(
            "of 3 channels does not fit the images of random, which are 2 x 6 x 5");
  }

  @Test
  void aSweepSeesEveryImageOnceInOrder() {
    ImageSweep sweep = new ImageSweep(set, 20, NONE);
    int next = 0;
    int batches = 0;
    for (ImageBatch batch : sweep) {
      for (int row = 0; row < batch.rows(); row++, next++) {
        assertThat(batch.images()[row]).isEqualTo(next);
        assertThat(batch.labels()[row]).isEqualTo(set.label(next));
        assertThat(pixel(batch, row, 0, 5, 4)).isEqualTo(set.pixel(next, 0, 5, 4) / 255f);
      }
      batches++;
    }
    assertThat(next).isEqualTo(103);
    assertThat(batches).isEqualTo(6);
    Set<Integer> shared = new HashSet<>();
    for (int turn = 0; turn < 3; turn++) {
      for (ImageBatch batch : sweep.share(turn, 3)) {
        Arrays.stream(batch.images()).forEach(shared::add);
      }
    }
    assertThat(shared).hasSize(103);
    assertThat(sweep.share(7, 8)).isEmpty();
    assertThatThrownBy(() -> new ImageSweep(set, 0, NONE)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new ImageSweep(set, 1, PixelNormalization.none(1)))
        .hasMessageContaining("does not fit");
  }
}
