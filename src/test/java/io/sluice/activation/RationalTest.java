package io.sluice.activation;

import static io.sluice.activation.KernelChecks.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Kernel;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for rational activations beyond the contract of all activations. */
class RationalTest {

  private static final String FITS =
      """
      relu 0.0094 0.057
      gelu 0.0017 0.0034
      gelu-tanh 0.0017 0.0034
      silu 0.00002 0.00006
      mish 0.0012 0.0026
      sigmoid 0.000001 0.00001
      tanh 0.00003 0.0001
      relu-squared 0.017 0.038
      relu6 0.0094 0.057
      elu 0.0042 0.012
      selu 0.015 0.072
      softplus 0.00004 0.00012
      softsign 0.0024 0.008
      hard-swish 0.024 0.075
      identity 0.0000001 0.0000001
      leaky-relu 0.0093 0.057
      """;

  /** Root of the mean square, and greatest distance, between the points of the fit too. */
  @Test
  void itStartsCloseToEveryActivation() {
    List<String[]> fits = FITS.lines().map(line -> line.split(" ")).toList();
    assertThat(fits.stream().map(fit -> fit[0]))
        .containsExactlyElementsOf(ActivationNotation.fixedNames());
    for (String[] fit : fits) {
      Activation from = Activation.of(fit[0]);
      Activation rational = Activation.of("rational(from=" + fit[0] + ")");
      double[] start = rational.start();
      double squares = 0;
      double greatest = 0;
      int points = 2001;
      for (int i = 0; i < points; i++) {
        double x = -RationalFit.END + 2 * RationalFit.END * i / (points - 1);
        double error = Math.abs(rational.value(x, start) - from.value(x));
        squares += error * error / points;
        greatest = Math.max(greatest, error);
      }
      assertThat(Math.sqrt(squares)).as(fit[0]).isLessThan(Double.parseDouble(fit[1]));
      assertThat(greatest).as(fit[0]).isLessThan(Double.parseDouble(fit[2]));
    }
  }

  /** Else it could have kinks and spikes outside of the points, and A could never move. */
  @Test
  void itStartsWithADenominatorThatGrowsOnBothSides() {
    for (String from : ActivationNotation.fixedNames()) {
      double[] start = Activation.of("rational(from=" + from + ")").start();
      assertThat(start[6]).isZero();
      assertThat(start[7]).as(from).isPositive();
      assertThat(start[8]).isZero();
      assertThat(start[9]).as(from).isPositive();
    }
  }

  /** The numbers themselves, since a run's weights depend on them. */
  @Test
  void theDefaultStartIsTheSameEverywhere() {
    float[] expected = {
      0.0560f, 0.5050f, 0.9904f, 0.7210f, 0.2001f, 0.0196f, 0, 1.4276f, 0, 0.0388f
    };
    double[] start = Activation.of("rational").start();
    for (int i = 0; i < expected.length; i++) {
      assertThat(start[i]).isCloseTo(expected[i], within(5e-5));
    }
  }

  /** Slopes that can be told by hand: b₁ = 1 and P = x is softsign, and so on. */
  @ParameterizedTest
  @CsvSource({
    "0 1 0 0 0 0 1 0 0 0, 0, 1",
    "0 1 0 0 0 0 0 0 0 0, 1, 1",
    "2 0 0 0 0 0 0 0 0 0, 0, 0",
    "0 0 1 0 0 0 1 0 0 0, -1, 1",
    "0 0 1 0 0 0 0 0 0 0, -Infinity, Infinity",
    "0 0 0 1 0 0 1 0 0 0, 0, Infinity",
    "0 0 0 -1 0 0 -1 0 0 0, -Infinity, 0",
    "0 1 0 1 0 0 0 1 0 0, 1, 1",
    "1 0 0 0 0 0 1 0 0 0, -1, 1",
    "0 0 0 0 0 0 1 2 3 4, 0, 0"
  })
  void slopesReachOverKinksAndFarOut(String numbers, double infimum, double supremum) {
    double[] set = Arrays.stream(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    SlopeRange range = Activation.of("rational").slopes(set);
    assertThat(range.infimum()).isEqualTo(infimum, within(1e-9));
    assertThat(range.supremum()).isEqualTo(supremum, within(1e-9));
  }

  @Test
  void powersStayFiniteFarOut() {
    Activation rational = Activation.of("rational");
    double[] start = rational.start();
    float[] numerator = new float[Rational.NUMERATORS];
    float[] denominator = new float[Rational.DENOMINATORS];
    for (int i = 0; i < start.length; i++) {
      (i < numerator.length ? numerator : denominator)[i % numerator.length] = (float) start[i];
    }
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, ActivationKernel.source(rational));
      float[] values =
          kernel
              .method("activate")
              .unrecorded()
              .one(
                  scope,
                  leaf(scope, new Shape(2), -1e7f, 1e7f),
                  leaf(scope, new Shape(numerator.length), numerator),
                  leaf(scope, new Shape(denominator.length), denominator))
              .toFloatArray();
      assertThat((double) values[0]).isCloseTo(rational.value(-1e7, start), within(100.0));
      assertThat((double) values[1]).isCloseTo(rational.value(1e7, start), within(100.0));
    }
  }
}
