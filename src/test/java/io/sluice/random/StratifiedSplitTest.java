package io.sluice.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StratifiedSplitTest {
  private static final int[] LABELS = IntStream.range(0, 103).map(i -> i * i % 5).toArray();

  @Test
  void foldsArePinned() {
    // As they have been since there were folds: other folds would make every study another one.
    StratifiedSplit strata = StratifiedSplit.of(new int[] {0, 1, 1, 0, 2, 1, 0, 0, 1, 2}, 7, 3);
    assertThat(strata.fold(0, 3)).containsExactly(0, 2, 4, 6);
    assertThat(strata.fold(1, 3)).containsExactly(1, 5, 7);
    assertThat(strata.spread()).containsExactly(0, 5, 9, 7, 8, 3, 2, 4, 6, 1);
  }

  @Test
  void aFoldAndWhatIsOutsideAreEverything() {
    StratifiedSplit strata = StratifiedSplit.of(LABELS, 1, 2);
    for (int fold = 0; fold < 4; fold++) {
      assertThat(strata.fold(fold, 4)).isSorted().doesNotContain(strata.outside(fold, 4));
      assertThat(strata.outside(fold, 4)).isSorted().hasSize(103 - strata.fold(fold, 4).length);
    }
  }

  @Test
  void eachBeginningHasEveryClassesShare() {
    int[] spread = StratifiedSplit.of(LABELS, 1, 2).spread();
    assertThat(spread).containsExactlyInAnyOrder(IntStream.range(0, 103).toArray());
    int[] whole = counts(spread);
    for (int size = 1; size <= 103; size++) {
      int[] counts = counts(Arrays.copyOf(spread, size));
      for (int label = 0; label < 5; label++) {
        assertThat((double) counts[label])
            .isBetween(whole[label] * size / 103.0 - 1, whole[label] * size / 103.0 + 1);
      }
    }
  }

  private static int[] counts(int[] members) {
    int[] counts = new int[5];
    Arrays.stream(members).forEach(member -> counts[LABELS[member]]++);
    return counts;
  }

  @Test
  void eachBeginningIsApportionedHoweverLargeClassesAre() {
    SplittableRandom random = new SplittableRandom(8);
    requireApportioned(new int[] {5, 1, 1, 1});
    requireApportioned(IntStream.range(0, 301).map(i -> i == 0 ? 300 : 1).toArray());
    requireApportioned(new int[] {1, 0, 97, 97, 0});
    for (int trial = 0; trial < 200; trial++) {
      int most = 1 << random.nextInt(1, 7);
      requireApportioned(random.ints(random.nextInt(1, 12), 0, most).toArray());
    }
  }

  private static void requireApportioned(int[] sizes) {
    int[] labels =
        IntStream.range(0, sizes.length)
            .flatMap(label -> IntStream.generate(() -> label).limit(sizes[label]))
            .toArray();
    int[] members = StratifiedSplit.of(labels, 1, 2).apportioned();
    assertThat(members).containsExactlyInAnyOrder(IntStream.range(0, labels.length).toArray());
    int[] counts = new int[sizes.length];
    for (int size = 1; size <= labels.length; size++) {
      counts[labels[members[size - 1]]]++;
      for (int label = 0; label < sizes.length; label++) {
        // Whole numbers: |count - size * share| < 1, times the number of all members.
        assertThat(Math.abs((long) counts[label] * labels.length - (long) size * sizes[label]))
            .isLessThan(labels.length);
      }
    }
  }

  @Test
  void oneClassIsInOneOrder() {
    StratifiedSplit strata = StratifiedSplit.of(new int[50], 1, 2);
    assertThat(strata.apportioned()).isEqualTo(strata.spread());
  }

  @Test
  void seedAndPurposeDecide() {
    int[] fold = StratifiedSplit.of(LABELS, 1, 2).fold(0, 3);
    assertThat(StratifiedSplit.of(LABELS, 1, 2).fold(0, 3)).isEqualTo(fold);
    assertThat(StratifiedSplit.of(LABELS, 2, 2).fold(0, 3)).isNotEqualTo(fold);
    assertThat(StratifiedSplit.of(LABELS, 1, 3).fold(0, 3)).isNotEqualTo(fold);
  }

  @Test
  void classesWithoutMembersAreNoObstacle() {
    StratifiedSplit strata = StratifiedSplit.of(new int[] {2, 2, 0, 2}, 1, 1);
    assertThat(strata.spread()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(StratifiedSplit.of(new int[0], 1, 1).spread()).isEmpty();
    assertThat(StratifiedSplit.of(new int[0], 1, 1).apportioned()).isEmpty();
  }
}
