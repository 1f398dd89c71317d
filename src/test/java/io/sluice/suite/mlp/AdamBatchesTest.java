package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamBatchesTest {

  private static long[] epoch(AdamBatches batches, long number) {
    long steps = batches.stepsPerEpoch();
    return LongStream.rangeClosed(number * steps + 1, (number + 1) * steps)
        .flatMap(step -> Arrays.stream(batches.at(step)))
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({"12, 4, 3", "13, 4, 4", "5, 32, 1", "7, 1, 7"})
  void everyPatternOnceAndTheLastBatchFilledUp(int patterns, int batch, long steps) {
    AdamBatches batches = new AdamBatches(patterns, batch, 5);
    assertThat(batches.stepsPerEpoch()).isEqualTo(steps);
    for (long number = 0; number < 3; number++) {
      long[] seen = epoch(batches, number);
      assertThat(seen).hasSize((int) steps * Math.min(batch, patterns));
      long[] all = Arrays.copyOf(seen, patterns);
      assertThat(Arrays.copyOfRange(seen, patterns, seen.length))
          .isEqualTo(Arrays.copyOf(all, seen.length - patterns));
      Arrays.sort(all);
      assertThat(all).isEqualTo(LongStream.range(0, patterns).toArray());
    }
  }

  @Test
  void epochsAndSeedsDifferAndNothingElseCounts() {
    AdamBatches batches = new AdamBatches(40, 8, 5);
    long[] late = batches.at(12);
    assertThat(epoch(batches, 0)).isNotEqualTo(epoch(batches, 1));
    assertThat(epoch(new AdamBatches(40, 8, 6), 0)).isNotEqualTo(epoch(batches, 0));
    assertThat(batches.at(12)).isEqualTo(late);
  }
}
