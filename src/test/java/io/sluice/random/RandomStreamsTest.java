package io.sluice.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomStreamsTest {

  @Test
  void neighbouringNamesAreUnrelated() {
    Set<Long> first = new HashSet<>();
    for (long seed = -10; seed < 10; seed++) {
      for (long a = 0; a < 20; a++) {
        for (long b = 0; b < 20; b++) {
          first.add(RandomStreams.of(seed, a, b).nextLong());
        }
      }
    }
    assertThat(first).hasSize(20 * 20 * 20);
    assertThat(RandomStreams.of(1, 2, 3).nextLong())
        .isEqualTo(RandomStreams.of(1, 2, 3).nextLong())
        .isNotEqualTo(RandomStreams.of(1, 3, 2).nextLong())
        .isNotEqualTo(RandomStreams.of(1, 2).nextLong());
  }

  @Test
  void theStreamsArePinned() {
    // Computed apart, by SplitMix64 as published; a change would make every run a different one.
    assertThat(RandomStreams.key(1)).isEqualTo(0x910A2DEC89025CC1L);
    assertThat(RandomStreams.permutation(10, RandomStreams.of(1, 0)))
        .containsExactly(3, 5, 4, 1, 0, 8, 6, 9, 7, 2);
  }

  @Test
  void aPermutationHasEveryNumberOnce() {
    for (int size = 0; size < 40; size++) {
      assertThat(RandomStreams.permutation(size, RandomStreams.of(5, size)))
          .containsExactlyInAnyOrder(IntStream.range(0, size).toArray());
    }
  }

  @Test
  void everyPlaceIsAsLikelyAsEveryOther() {
    int[][] seen = new int[4][4];
    int draws = 8000;
    for (int draw = 0; draw < draws; draw++) {
      int[] order = RandomStreams.permutation(4, RandomStreams.of(9, draw));
      for (int place = 0; place < 4; place++) {
        seen[place][order[place]]++;
      }
    }
    double expected = draws / 4.0;
    double chiSquared =
        Arrays.stream(seen)
            .flatMapToInt(Arrays::stream)
            .mapToDouble(n -> (n - expected) * (n - expected) / expected)
            .sum();
    // 27.88 is the 0.999 quantile of chi-squared with 9 degrees of freedom.
    assertThat(chiSquared).isLessThan(27.88);
  }
}
