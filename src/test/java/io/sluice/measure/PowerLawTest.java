package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowerLawTest {
  private static final double[] SIZES = {
    12000, 12000, 12000, 48000, 48000, 48000, 150000, 150000, 150000, 318624, 318624, 318624
  };
  private static final double[] LOSSES = {
    2.41, 2.38, 2.44, 1.97, 2.02, 1.99, 1.71, 1.69, 1.74, 1.55, 1.53, 1.56
  };

  /** scipy.stats.linregress of the logarithms, and stats.t.ppf(0.975, 10), SciPy 1.17.1. */
  @Test
  void itIsThatOfSciPy() {
    PowerLaw law = PowerLaw.of(SIZES, LOSSES);
    assertThat(law.factor()).isCloseTo(8.560775774667812, within(1e-9));
    assertThat(law.exponent()).isCloseTo(0.1350481370724908, within(1e-9));
    assertThat(law.standardError()).isCloseTo(0.002625903326930458, within(1e-9));
    assertThat(law.interval().low()).isCloseTo(0.12919725984819702, within(1e-9));
    assertThat(law.interval().high()).isCloseTo(0.14089901429678459, within(1e-9));
    assertThat(law.degreesOfFreedom()).isEqualTo(10);
  }

  @Test
  void aLawThatHoldsIsFound() {
    double[] sizes = {1e3, 1e4, 1e5, 1e6};
    double[] losses = new double[4];
    for (int i = 0; i < 4; i++) {
      losses[i] = 12 * Math.pow(sizes[i], -0.2);
    }
    PowerLaw law = PowerLaw.of(sizes, losses);
    assertThat(law.exponent()).isCloseTo(0.2, within(1e-12));
    assertThat(law.standardError()).isCloseTo(0, within(1e-12));
    assertThat(law.at(1e7)).isCloseTo(12 * Math.pow(1e7, -0.2), within(1e-9));
  }

  @Test
  void whatHasNoLawIsRefused() {
    assertThatThrownBy(() -> PowerLaw.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
        .hasMessageContaining("three points of two sizes");
    assertThatThrownBy(() -> PowerLaw.of(new double[] {1, 2, 3}, new double[] {1, 0, 3}))
        .hasMessageContaining("all positive");
    assertThatThrownBy(() -> PowerLaw.of(new double[] {1, 2}, new double[] {1, 2}))
        .hasMessageContaining("three points");
  }
}
