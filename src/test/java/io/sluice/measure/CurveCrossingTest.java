package io.sluice.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurveCrossingTest {
  private static final double[] PLACES = {100, 200, 300, 500};

  private static Optional<CurveCrossing> last(double... differences) {
    return CurveCrossing.last(PLACES, differences);
  }

  @Test
  void itIsOnTheLineBetweenTwoPoints() {
    assertThat(last(-3, -1, 1, 2)).contains(new CurveCrossing(250, 2));
    assertThat(last(3, 2, 1, -3)).contains(new CurveCrossing(350, -3));
  }

  @Test
  void ofSeveralTheLastCounts() {
    assertThat(last(-1, 1, -1, 1)).contains(new CurveCrossing(400, 1));
  }

  @Test
  void touchingIsNoCrossing() {
    assertThat(last(1, 0, 2, 3)).isEmpty();
    assertThat(last(1, 1, 0, 0)).isEmpty();
    assertThat(last(0, 0, 0, 0)).isEmpty();
    assertThat(last(0, 0, -1, -2)).isEmpty();
  }

  @Test
  void curvesThatAreEqualForAWhileCrossWhereTheyMeet() {
    assertThat(last(-1, 0, 0, 2)).contains(new CurveCrossing(200, 2));
  }
}
