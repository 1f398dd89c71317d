package io.sluice.shallow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {

  /** The example of Twod, N = 8, M = 7, 1,768 patterns, with three digits. */
  @ParameterizedTest
  @CsvSource({"10, 1.28e6, 8.1e4, 1.11e6, 1.38e8", "20, 2.43e6, 8.2e4, 3.45e6, 4.92e8"})
  void multipliesOfTwod(
      int hidden, double outputs, double whitening, double factors, double damped) {
    Cost cost = new Cost(1768, 8, 7, hidden, 9 + hidden);
    assertThat(cost.gradientAndOutputs()).isCloseTo(outputs, within(0.005 * outputs));
    assertThat(cost.whitening()).isCloseTo(whitening, within(0.01 * whitening));
    assertThat(cost.factorsPerUnit() + cost.inputUpdate())
        .isCloseTo(factors, within(0.005 * factors));
    assertThat(cost.levenbergMarquardt()).isCloseTo(damped, within(0.005 * damped));
  }

  /** 21 output and 110 input weights, 32 patterns; nine hinges a unit are 90 numbers more. */
  @Test
  void multipliesOfAdam() {
    Cost cost = new Cost(32, 10, 1, 10, 21);
    assertThat(cost.adam(0)).isEqualTo(32 * (2 * 131 + 10 * 2) + 8 * 131);
    assertThat(cost.adam(9)).isEqualTo(cost.adam(0) + 4 * 32 * 10 + 8 * 90);
  }
}
