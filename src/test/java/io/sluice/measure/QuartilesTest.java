package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuartilesTest {

  @Test
  void liesBetweenTheMeasurements() {
    // Places 0.25 x 4 = 1, 2 and 3 of 10, 20, 30, 40, 50.
    assertThat(Quartiles.of(50, 10, 30, 20, 40)).isEqualTo(new Quartiles(20, 30, 40));
    // Places 0.75, 1.5 and 2.25 of 1, 2, 3, 4.
    assertThat(Quartiles.of(4, 3, 2, 1)).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
    assertThat(Quartiles.of(7)).isEqualTo(new Quartiles(7, 7, 7));
    assertThat(Quartiles.of(1, 2)).isEqualTo(new Quartiles(1.25, 1.5, 1.75));
  }

  @Test
  void leavesTheMeasurementsAlone() {
    double[] values = {3, 1, 2};
    Quartiles.of(values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void refusesNone() {
    assertThatThrownBy(Quartiles::of).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNotFinite(double value) {
    assertThatThrownBy(() -> Quartiles.of(1, value)).isInstanceOf(IllegalArgumentException.class);
  }
}
