package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConvergenceTest {

  @Test
  void theAreaIsThatOfTrapezoids() {
    assertThat(Convergence.of(30, 20, 10)).isEqualTo(new Convergence(40, 20));
    assertThat(Convergence.of(30, 10, 10)).isEqualTo(new Convergence(30, 15));
    assertThat(Convergence.of(7)).isEqualTo(new Convergence(0, 7));
    // A hundred epochs of the paper's scale: a mean error of 21.2 % is an area near 2,100.
    double[] flat = new double[100];
    Arrays.fill(flat, 21.2);
    assertThat(Convergence.of(flat).area()).isBetween(2098.79, 2098.81);
  }

  @Test
  void aThresholdIsReachedOnTheLineBetweenTwoPoints() {
    assertThat(Convergence.reached(15, 30, 20, 10)).hasValue(2.5);
    assertThat(Convergence.reached(30, 30, 20, 10)).hasValue(1);
    assertThat(Convergence.reached(10, 30, 20, 10)).hasValue(3);
    assertThat(Convergence.reached(9.9, 30, 20, 10)).isEmpty();
    // The first time counts, though the curve rises again.
    assertThat(Convergence.reached(15, 20, 10, 30)).hasValue(1.5);
  }

  /** Points one apart are a case of it. */
  @Test
  void pointsLieAsTheyLike() {
    double[] places = {10, 20, 50};
    assertThat(Convergence.of(places, new double[] {30, 20, 10}))
        .isEqualTo(new Convergence(250 + 450, 700.0 / 40));
    assertThat(Convergence.reached(15, places, new double[] {30, 20, 10})).hasValue(35);
    assertThat(Convergence.reached(40, places, new double[] {30, 20, 10})).hasValue(10);
    assertThat(Convergence.reached(9, places, new double[] {30, 20, 10})).isEmpty();
    assertThatThrownBy(() -> Convergence.of(new double[] {2, 2}, new double[] {1, 1}))
        .hasMessageContaining("places ascend");
  }

  @Test
  void whatIsNoCurveIsRefused() {
    assertThatThrownBy(() -> Convergence.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Convergence.of(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all finite");
  }
}
