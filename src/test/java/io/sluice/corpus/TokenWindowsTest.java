package io.sluice.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenWindowsTest {
  private static final int TOKENS = 1000;

  @TempDir Path folder;

  @Test
  void aBatchIsAFunctionOfSeedAndStep() {
    try (TokenFile file = counting(TOKENS)) {
      TokenWindows windows = new TokenWindows(file, 4, 16);
      int[] fifth = windows.batch(1, 5);
      windows.batch(1, 6);
      windows.batch(2, 5);
      assertThat(windows.batch(1, 5)).isEqualTo(fifth);
      assertThat(new TokenWindows(file, 4, 16).batch(1, 5)).isEqualTo(fifth).hasSize(4 * 17);
      Set<String> all = new HashSet<>();
      for (long seed = -20; seed < 20; seed++) {
        for (long step = 0; step < 50; step++) {
          all.add(Arrays.toString(windows.batch(seed, step)));
        }
      }
      assertThat(all).hasSize(40 * 50);
    }
  }

  @Test
  void theStreamIsPinned() {
    // Computed apart, by SplitMix64 as published; a change would make every run a different one.
    try (TokenFile file = counting(TOKENS)) {
      TokenWindows windows = new TokenWindows(file, 5, 1);
      assertThat(starts(windows, 1, 0)).containsExactly(148, 737, 315, 29, 586);
      assertThat(starts(windows, 1337, 2000)).containsExactly(71, 263, 643, 818, 132);
    }
  }

  @Test
  void rowsAreStretchesOfTheText() {
    try (TokenFile file = counting(TOKENS)) {
      TokenWindows windows = new TokenWindows(file, 8, 31);
      for (int step = 0; step < 100; step++) {
        int[] ids = windows.batch(3, step);
        for (int i = 0; i < ids.length; i++) {
          assertThat(ids[i]).isEqualTo(ids[i - i % 32] + i % 32);
        }
      }
    }
  }

  @Test
  void everyOffsetIsAsLikelyAsEveryOther() {
    int offsets = 10;
    int draws = 20_000;
    try (TokenFile file = counting(offsets + 3)) {
      TokenWindows windows = new TokenWindows(file, 4, 3);
      int[] seen = new int[offsets];
      for (int step = 0; step < draws / 4; step++) {
        for (int start : starts(windows, 7, step)) {
          seen[start]++;
        }
      }
      double expected = (double) draws / offsets;
      double chiSquared =
          Arrays.stream(seen).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
      // 27.88 is the 0.999 quantile of chi-squared with 9 degrees of freedom.
      assertThat(chiSquared).isLessThan(27.88);
    }
  }

  @Test
  void aTextOfExactlyOneWindowIsEnough() {
    try (TokenFile file = counting(9)) {
      assertThat(new TokenWindows(file, 1, 8).batch(1, 1)).hasSize(9).startsWith(0).endsWith(8);
      assertThatThrownBy(() -> new TokenWindows(file, 1, 9))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the text has 9 tokens and one window needs 10");
      assertThatThrownBy(() -> new TokenWindows(file, 0, 8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 1");
    }
  }

  private static int[] starts(TokenWindows windows, long seed, long step) {
    int[] ids = windows.batch(seed, step);
    int[] starts = new int[windows.batch()];
    for (int row = 0; row < starts.length; row++) {
      starts[row] = ids[row * (windows.length() + 1)];
    }
    return starts;
  }

  /** A file whose ids are their own positions. */
  private TokenFile counting(int tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens; i++) {
      text.append((char) i);
    }
    return new CodePointsTokenizer(1 << 16).file(folder.resolve("ids" + tokens), text.toString());
  }
}
