package io.sluice.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PolynomialTest {

  /** Products of (x − root) have these roots and no others. */
  @Test
  void rootsAreFoundWhereTheyAre() {
    SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < 200; trial++) {
      double[] roots =
          DoubleStream.generate(() -> random.nextInt(-40, 40) / 8.0)
              .limit(1 + random.nextInt(6))
              .sorted()
              .distinct()
              .toArray();
      Polynomial product = new Polynomial(0.3 + random.nextDouble());
      for (double root : roots) {
        product = product.times(new Polynomial(-root, 1));
      }
      // A factor without roots changes nothing.
      double[] found = product.times(new Polynomial(2, 1, 1)).roots();
      assertThat(found).hasSameSizeAs(roots);
      for (int i = 0; i < roots.length; i++) {
        assertThat(found[i]).isCloseTo(roots[i], within(1e-6));
      }
    }
  }

  @Test
  void constantsAndPairsOfComplexRootsHaveNone() {
    assertThat(new Polynomial(0).roots()).isEmpty();
    assertThat(new Polynomial(3, 0, 0).roots()).isEmpty();
    assertThat(new Polynomial(1, 0, 1).roots()).isEmpty();
    assertThat(new Polynomial(0, 1).roots()).hasSize(1);
  }

  @Test
  void arithmeticIsThatOfTheValues() {
    Polynomial one = new Polynomial(1, -2, 0.5);
    Polynomial other = new Polynomial(0, 3, 0, 4);
    for (double x = -2; x < 2; x += 0.3) {
      assertThat(one.times(other).value(x)).isCloseTo(one.value(x) * other.value(x), within(1e-9));
      assertThat(one.plus(-2, other).value(x))
          .isCloseTo(one.value(x) - 2 * other.value(x), within(1e-9));
      assertThat(other.derivative().value(x)).isCloseTo(3 + 12 * x * x, within(1e-9));
    }
    assertThat(other.degree()).isEqualTo(3);
    assertThat(one.plus(-1, one).degree()).isZero();
  }
}
