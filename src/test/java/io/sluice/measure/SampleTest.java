package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void describesMeasurements() {
    Sample sample = Sample.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(sample.count()).isEqualTo(8);
    assertThat(sample.mean()).isEqualTo(5);
    // The squares of the deviations sum to 32, over 8 - 1.
    assertThat(sample.standardDeviation().orElseThrow())
        .isCloseTo(Math.sqrt(32.0 / 7), within(1e-15));
  }

  @Test
  void aLargeOffsetCostsNoDigits() {
    Sample sample = Sample.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
    assertThat(sample.mean()).isEqualTo(1e9 + 10);
    assertThat(sample.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(30), within(1e-12));
  }

  @Test
  void oneMeasurementHasNoSpread() {
    assertThat(Sample.of(3.5).mean()).isEqualTo(3.5);
    assertThat(Sample.of(3.5).standardDeviation()).isEmpty();
    assertThat(Sample.of(1, 1).standardDeviation()).hasValue(0);
  }

  @Test
  void refusesNothingAndWhatIsNotFinite() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sample.of(1, Double.POSITIVE_INFINITY))
        .withMessageContaining("[1.0, Infinity]");
  }
}
