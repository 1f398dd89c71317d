package io.sluice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldsTest {

  /** Images whose only pixel tells their index. */
  private static ImageSet counting(int images, int classes) {
    byte[] pixels = new byte[2 * images];
    byte[] labels = new byte[images];
    for (int i = 0; i < images; i++) {
      pixels[2 * i] = (byte) (i >> 8);
      pixels[2 * i + 1] = (byte) i;
      labels[i] = (byte) (i * i % classes);
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    return ImageSet.of("counting", new ImageShape(1, 1, 2), names, pixels, labels);
  }

  private static List<Integer> indices(ImageSet set) {
    return IntStream.range(0, set.size())
        .mapToObj(i -> (set.pixel(i, 0, 0, 0) << 8) + set.pixel(i, 0, 0, 1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1000, 10, 10", "103, 4, 5", "7, 3, 7", "50, 1, 2", "997, 7, 13"})
  void foldsAreDisjointCoverEverythingAndAreBalanced(int images, int classes, int count) {
    ImageSet set = counting(images, classes);
    Folds folds = new Folds(set, count, 4);
    List<Integer> all = new ArrayList<>();
    List<int[]> counts = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      List<Integer> held = indices(folds.held(fold));
      List<Integer> training = indices(folds.training(fold));
      assertThat(held).isSorted().doesNotContainAnyElementsOf(training);
      assertThat(training).isSorted().hasSize(images - held.size());
      assertThat(held.size()).isBetween(images / count, (images + count - 1) / count);
      all.addAll(held);
      counts.add(ImageSamples.classCounts(folds.held(fold)));
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(indices(set));
    for (int label = 0; label < classes; label++) {
      int each = label;
      assertThat(
              counts.stream().mapToInt(c -> c[each]).max().orElseThrow()
                  - counts.stream().mapToInt(c -> c[each]).min().orElseThrow())
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void theSeedSaysWhichImages() {
    ImageSet set = counting(300, 3);
    assertThat(indices(new Folds(set, 5, 1).held(2)))
        .isEqualTo(indices(new Folds(set, 5, 1).held(2)))
        .isNotEqualTo(indices(new Folds(set, 5, 2).held(2)));
  }

  @Test
  void foldsThatCannotBeAreRefused() {
    ImageSet set = counting(10, 2);
    assertThatThrownBy(() -> new Folds(set, 1, 1))
        .hasMessage(
            "1 folds of the 10 images of counting: take at least 2 and at most one an image");
    assertThatThrownBy(() -> new Folds(set, 11, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Folds(set, 5, 1).held(5)).hasMessageContaining("from 0 to 4");
  }
}
