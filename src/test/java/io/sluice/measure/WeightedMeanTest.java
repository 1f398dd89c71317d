package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedMeanTest {
  @Test
  void aShortBatchWeighsLess() {
    WeightedMean mean = new WeightedMean();
    mean.add(2, 3);
    mean.add(6, 1);
    assertThat(mean.mean()).isEqualTo(3);
    assertThat(mean.weight()).isEqualTo(4);
  }

  @Test
  void smallTermsSurviveLargeOnes() {
    WeightedMean mean = new WeightedMean();
    mean.add(1, 1);
    mean.add(1e100, 1);
    mean.add(1, 1);
    mean.add(-1e100, 1);
    assertThat(mean.mean()).isEqualTo(0.5);
  }

  @Test
  void howTheBatchesAreCutDoesNotMatter() {
    double[] losses = new Random(31).doubles(10_000).toArray();
    WeightedMean single = new WeightedMean();
    WeightedMean batches = new WeightedMean();
    Random random = new Random(37);
    for (int from = 0; from < losses.length; ) {
      int to = Math.min(losses.length, from + 1 + random.nextInt(100));
      double sum = 0;
      for (int i = from; i < to; i++) {
        single.add(losses[i], 1);
        sum += losses[i];
      }
      batches.add(sum / (to - from), to - from);
      from = to;
    }
    assertThat(batches.weight()).isEqualTo(10_000);
    assertThat(batches.mean()).isCloseTo(single.mean(), within(1e-14));
  }

  @Test
  void refusesEmptiness() {
    assertThatIllegalStateException().isThrownBy(() -> new WeightedMean().mean());
    assertThatIllegalArgumentException().isThrownBy(() -> new WeightedMean().add(1, 0));
  }

  @Test
  void aLossThatIsNotFiniteIsNotHidden() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      WeightedMean mean = new WeightedMean();
      mean.add(1, 5);
      mean.add(bad, 1);
      mean.add(1, 5);
      assertThat(Double.isFinite(mean.mean())).isFalse();
    }
  }
}
