package io.sluice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImageSetTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 5);
  private static final List<String> CLASSES = List.of("cat", "dog");

  @Test
  void imagesAreChannelsOfRowsOfPixels() {
    byte[] pixels = new byte[2 * 30];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (200 + i);
    }
    byte[] labels = {1, 0};
    ImageSet set = ImageSet.of("pets", SHAPE, CLASSES, pixels, labels);
    pixels[0] = 0;
    labels[0] = 0;
    assertThat(set.size()).isEqualTo(2);
    assertThat(set.label(0)).isEqualTo(1);
    assertThat(set.pixel(0, 0, 0, 0)).isEqualTo(200);
    assertThat(set.pixel(0, 1, 2, 4)).isEqualTo(229);
    assertThat(set.pixel(1, 1, 0, 3)).isEqualTo(200 + 30 + 15 + 3);
    assertThat(ImageSamples.classCounts(set)).containsExactly(1, 1);
    assertThat(set.shape()).hasToString("2 x 3 x 5");
    assertThat(set.select(new int[] {1, 1, 0}).label(2)).isEqualTo(1);
    assertThat(set.select(new int[] {1}).select(new int[] {0}).pixel(0, 0, 0, 0)).isEqualTo(230);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> ImageSet.of("pets", SHAPE, CLASSES, new byte[0], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pets has no images: give at least one");
    assertThatThrownBy(() -> ImageSet.of("pets", SHAPE, CLASSES, new byte[31], new byte[1]))
        .hasMessageContaining("1 labels, which need 30 pixels of 2 x 3 x 5, and it has 31");
    assertThatThrownBy(
            () -> ImageSet.of("pets", SHAPE, CLASSES, new byte[90], new byte[] {0, 1, (byte) 200}))
        .hasMessageContaining("image 2 has the label 200, which is outside the 2 classes");
    assertThatThrownBy(() -> new ImageShape(1, 0, 3)).hasMessageContaining("no pixels");
    assertThatThrownBy(() -> ImageSamples.random(4, 2, SHAPE).select(new int[0]))
        .hasMessageContaining("empty");
  }

  @Test
  void aSubsetHasEveryClassesShare() {
    ImageSet set = ImageSamples.random(500, 7, SHAPE);
    int[] all = ImageSamples.classCounts(set);
    for (int size = 1; size <= 500; size += 23) {
      int[] some = ImageSamples.classCounts(set.subset(size, 3));
      for (int label = 0; label < 7; label++) {
        assertThat((double) some[label])
            .isBetween((double) size * all[label] / 500 - 1, (double) size * all[label] / 500 + 1);
      }
    }
    assertThat(set.subset(500, 3).fingerprint()).isEqualTo(set.fingerprint());
  }

  @Test
  void smallerSubsetsLieWithinLargerOnesAndSeedsDiffer() {
    ImageSet set = ImageSamples.random(200, 3, SHAPE);
    assertThat(images(set.subset(100, 1))).containsAll(images(set.subset(37, 1)));
    assertThat(images(set.subset(50, 1))).hasSize(50).isNotEqualTo(images(set.subset(50, 2)));
    assertThat(set.subset(50, 1).fingerprint()).isEqualTo(set.subset(50, 1).fingerprint());
    assertThatThrownBy(() -> set.subset(201, 1))
        .hasMessage(
            "201 images of the 200 of random: take --training-images or --test-images from 1 to all");
    assertThatThrownBy(() -> set.subset(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Set<String> images(ImageSet set) {
    Set<String> images = new HashSet<>();
    for (int i = 0; i < set.size(); i++) {
      images.add(set.select(new int[] {i}).fingerprint());
    }
    return images;
  }

  @Test
  void theFingerprintIsThatOfEverythingThatMatters() {
    byte[] pixels = ImageSamples.bytes(60, 1);
    String print = ImageSet.of("a", SHAPE, CLASSES, pixels, new byte[] {0, 1}).fingerprint();
    assertThat(ImageSet.of("b", SHAPE, CLASSES, pixels, new byte[] {0, 1}).fingerprint())
        .isEqualTo(print);
    Set<String> others = new HashSet<>();
    others.add(print);
    others.add(ImageSet.of("a", SHAPE, CLASSES, pixels, new byte[] {1, 1}).fingerprint());
    others.add(
        ImageSet.of("a", new ImageShape(2, 5, 3), CLASSES, pixels, new byte[2]).fingerprint());
    others.add(
        ImageSet.of("a", SHAPE, List.of("cat", "cow"), pixels, new byte[] {0, 1}).fingerprint());
    pixels[59]++;
    others.add(ImageSet.of("a", SHAPE, CLASSES, pixels, new byte[] {0, 1}).fingerprint());
    assertThat(others).hasSize(5);
  }
}
