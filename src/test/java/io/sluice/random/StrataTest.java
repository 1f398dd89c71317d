package io.sluice.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StrataTest {
  private static final int[] LABELS = IntStream.range(0, 103).map(i -> i * i % 5).toArray();

  @Test
  void foldsArePinned() {
    // As they have been since there were folds: other folds would make every study another one.
    Strata strata = Strata.of(new int[] {0, 1, 1, 0, 2, 1, 0, 0, 1, 2}, 7, 3);
    assertThat(strata.fold(0, 3)).containsExactly(0, 2, 4, 6);
    assertThat(strata.fold(1, 3)).containsExactly(1, 5, 7);
    assertThat(strata.spread()).containsExactly(0, 5, 9, 7, 8, 3, 2, 4, 6, 1);
  }

  @Test
  void aFoldAndWhatIsOutsideAreEverything() {
    Strata strata = Strata.of(LABELS, 1, 2);
    for (int fold = 0; fold < 4; fold++) {
      assertThat(strata.fold(fold, 4)).isSorted().doesNotContain(strata.outside(fold, 4));
      assertThat(strata.outside(fold, 4)).isSorted().hasSize(103 - strata.fold(fold, 4).length);
    }
  }

  @Test
  void eachBeginningHasEveryClassesShare() {
    int[] spread = Strata.of(LABELS, 1, 2).spread();
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
  void seedAndPurposeDecide() {
    int[] fold = Strata.of(LABELS, 1, 2).fold(0, 3);
    assertThat(Strata.of(LABELS, 1, 2).fold(0, 3)).isEqualTo(fold);
    assertThat(Strata.of(LABELS, 2, 2).fold(0, 3)).isNotEqualTo(fold);
    assertThat(Strata.of(LABELS, 1, 3).fold(0, 3)).isNotEqualTo(fold);
  }

  @Test
  void classesWithoutMembersAreNoObstacle() {
    Strata strata = Strata.of(new int[] {2, 2, 0, 2}, 1, 1);
    assertThat(strata.spread()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(Strata.of(new int[0], 1, 1).spread()).isEmpty();
  }
}
