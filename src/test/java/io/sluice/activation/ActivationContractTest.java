package io.sluice.activation;

import static io.sluice.activation.KernelChecks.assertClose;
import static io.sluice.activation.KernelChecks.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.Kernel;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that holds for every activation; a new one needs no other test. */
class ActivationContractTest {

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<Activation> all() {
    return Stream.concat(
            ActivationNotation.names().stream(),
            Stream.of(
                "leaky-relu(0.2)",
                "dyn(silu, start=0.5:0.5)",
                "dyn(mish, constraint=alpha-one)",
                "dyn(silu, start=1:0.1, constraint=ratio)",
                "dyn(gelu, constraint=sum-one)"))
        .map(Activation::of);
  }

  /** Parameters at the start, and away from it. */
  private static List<double[]> settings(Activation activation) {
    double[] start = activation.start();
    if (start.length == 0) {
      return List.of(start);
    }
    double[] moved = new double[start.length];
    Arrays.setAll(moved, i -> start[i] + 0.35 - 0.6 * i);
    double[] mirrored = new double[start.length];
    Arrays.setAll(mirrored, i -> -0.7 * start[i] + 0.2 * i);
    return List.of(start, moved, mirrored);
  }

  /** Away from kinks, near zero and far out. */
  private static float[] inputs() {
    List<Float> inputs = new ArrayList<>();
    for (double x = -8; x <= 8; x += 0.173) {
      inputs.add((float) x);
    }
    inputs.addAll(List.of(-1e4f, -60f, -1e-3f, 1e-3f, 60f, 1e4f));
    float[] array = new float[inputs.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = inputs.get(i);
    }
    return array;
  }

  @ParameterizedTest
  @MethodSource("all")
  void kernelAndScalarReferenceAgree(Activation activation) {
    float[] inputs = inputs();
    for (double[] parameters : settings(activation)) {
      try (NDManager scope = engine.manager().newSubManager()) {
        NDArray x = leaf(scope, new Shape(inputs.length), inputs);
        List<NDArray> learned = new ArrayList<>();
        for (double parameter : parameters) {
          learned.add(leaf(scope, new Shape(), (float) parameter));
        }
        List<Object> arguments = new ArrayList<>(List.of(x));
        arguments.addAll(learned);
        Kernel kernel = Kernel.compile(scope, ActivationKernel.source(activation));
        NDArray y =
            Autograd.record(
                () -> kernel.call(scope, "activate", arguments.toArray()).singletonOrThrow());

        assertThat(y.getShape()).isEqualTo(x.getShape());
        float[] values = y.toFloatArray();
        List<NDArray> sources = new ArrayList<>(List.of(x));
        sources.addAll(learned);
        NDArray ones = scope.ones(y.getShape());
        NDList gradients = engine.autograd().pullback(scope, y, ones, sources);
        float[] slopes = gradients.get(0).toFloatArray();
        double[] expectedSums = new double[parameters.length];
        double[] scales = new double[parameters.length];
        for (int i = 0; i < inputs.length; i++) {
          assertClose(
              values[i], activation.value(inputs[i], parameters), activation + " at " + inputs[i]);
          assertClose(
              slopes[i],
              activation.derivative(inputs[i], parameters),
              activation + "′ at " + inputs[i]);
          double[] byParameter = activation.parameterDerivatives(inputs[i], parameters);
          assertThat(byParameter).hasSize(parameters.length);
          for (int p = 0; p < parameters.length; p++) {
            expectedSums[p] += byParameter[p];
            scales[p] += Math.abs(byParameter[p]);
          }
        }
        for (int p = 0; p < parameters.length; p++) {
          assertThat((double) gradients.get(1 + p).getFloat())
              .as("%s by parameter %d", activation, p)
              .isCloseTo(expectedSums[p], within(1e-5 * scales[p]));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void derivativesAreThoseOfTheValue(Activation activation) {
    double h = 1e-5;
    for (double[] parameters : settings(activation)) {
      for (double x = -6.0007; x < 6; x += 0.0917) {
        double difference =
            (activation.value(x + h, parameters) - activation.value(x - h, parameters)) / (2 * h);
        assertThat(activation.derivative(x, parameters))
            .as("%s′(%s)", activation, x)
            .isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
        double[] byParameter = activation.parameterDerivatives(x, parameters);
        for (int p = 0; p < parameters.length; p++) {
          double[] up = parameters.clone();
          double[] down = parameters.clone();
          up[p] += h;
          down[p] -= h;
          double slope = (activation.value(x, up) - activation.value(x, down)) / (2 * h);
          assertThat(byParameter[p]).isCloseTo(slope, within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void slopesStayInTheirRangeAndReachIt(Activation activation) {
    for (double[] parameters : settings(activation)) {
      SlopeRange range = activation.slopes(parameters);
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double x = -40; x <= 40; x += 1e-3) {
        double slope = activation.derivative(x, parameters);
        least = Math.min(least, slope);
        most = Math.max(most, slope);
      }
      double width = Math.max(1e-9, Math.max(Math.abs(least), Math.abs(most)));
      if (Double.isInfinite(range.lipschitz())) {
        // The slope of a square grows for ever on one side.
        double farOut = activation.derivative(1e7, parameters);
        assertThat(farOut > 0 ? range.supremum() : -range.infimum()).isInfinite();
        assertThat(Math.abs(farOut)).isGreaterThan(1e6);
      } else {
        assertThat(least).isBetween(range.infimum() - 1e-7, range.infimum() + 0.01 * width + 1e-9);
        assertThat(most).isBetween(range.supremum() - 0.01 * width - 1e-9, range.supremum() + 1e-7);
        assertThat(range.lipschitz())
            .isCloseTo(Math.max(Math.abs(least), Math.abs(most)), within(0.01 * width));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void notationReadsBack(Activation activation) {
    assertThat(Activation.of(activation.notation())).isEqualTo(activation);
  }

  @Test
  void distinctNamesAreDistinctFunctions() {
    List<Activation> all = all().filter(a -> a.parameters().isEmpty()).toList();
    for (Activation one : all) {
      for (Activation other : all) {
        if (one != other) {
          double difference = 0;
          for (double x = -8; x <= 8; x += 0.25) {
            difference = Math.max(difference, Math.abs(one.value(x) - other.value(x)));
          }
          assertThat(difference).as("%s and %s", one, other).isGreaterThan(1e-5);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mish, 1.088498161, -0.112526122, 0.6",
    "silu, 1.099839320, -0.099839320, 0.5",
    "gelu, 1.128904145, -0.128904145, 0.5",
    "gelu-tanh, 1.128993069, -0.128993069, 0.5"
  })
  void publishedConstants(String name, double supremum, double infimum, double atZero) {
    Activation activation = Activation.of(name);
    assertThat(activation.slopes().supremum()).isCloseTo(supremum, within(1e-9));
    assertThat(activation.slopes().infimum()).isCloseTo(infimum, within(1e-9));
    assertThat(activation.derivative(0)).isCloseTo(atZero, within(1e-12));
  }

  /** papers: sup B′, inf B′ and B′(0) above; E B² of the standard normal here. */
  @ParameterizedTest
  @CsvSource({
    "relu, 0.5", "mish, 0.452342", "silu, 0.355776", "gelu, 0.425221", "gelu-tanh, 0.425194",
    "identity, 1", "tanh, 0.394294", "relu-squared, 1.5", "leaky-relu(0.2), 0.52", "selu, 1"
  })
  void secondMoments(String name, double moment) {
    Activation activation = Activation.of(name);
    assertThat(activation.secondMoment()).isCloseTo(moment, within(6e-7));
    assertThat(activation.gain()).isCloseTo(1 / Math.sqrt(moment), within(2e-6));
  }

  @ParameterizedTest
  @MethodSource("all")
  void monotoneIfAndOnlyIfItNeverTurns(Activation activation) {
    for (double[] parameters : settings(activation)) {
      boolean rises = false;
      boolean falls = false;
      for (double x = -20; x <= 20; x += 1e-3) {
        double step = activation.value(x + 1e-3, parameters) - activation.value(x, parameters);
        rises |= step > 1e-9;
        falls |= step < -1e-9;
      }
      assertThat(activation.isMonotone(parameters))
          .as(activation.notation())
          .isEqualTo(!(rises && falls));
    }
  }
}
