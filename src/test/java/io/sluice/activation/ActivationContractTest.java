package io.sluice.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.Kernel;
import io.sluice.engine.NativeArrays;
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
import org.junit.jupiter.params.provider.ValueSource;

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
    double[] start =
        activation.parameters().stream().mapToDouble(ActivationParameter::start).toArray();
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
          close(
              values[i], activation.value(inputs[i], parameters), activation + " at " + inputs[i]);
          close(
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

  @Test
  void dynFollowsTheSumRuleAndItsLimits() {
    for (String base : ActivationNotation.fixedNames()) {
      Activation dyn = Activation.of("dyn(" + base + ")");
      Activation plain = Activation.of(base);
      for (double x = -5; x <= 5; x += 0.37) {
        double[] byParameter = dyn.parameterDerivatives(x, 0.3, 0.8);
        assertThat(byParameter[0] + byParameter[1]).isCloseTo(x, within(1e-12));
        assertThat(dyn.value(x, 1, 0)).isEqualTo(plain.value(x));
        assertThat(dyn.value(x, 0.4, 0.4)).isCloseTo(0.4 * x, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "gelu", "gelu-tanh", "silu", "mish", "softplus", "hard-swish"})
  void alphaAndBetaAreTheSlopesFarOut(String base) {
    Activation dyn = Activation.of("dyn(" + base + ")");
    assertThat(dyn.derivative(60, 0.9, 0.2)).as("far right").isCloseTo(0.9, within(1e-6));
    assertThat(dyn.derivative(-60, 0.9, 0.2)).as("far left").isCloseTo(0.2, within(1e-6));
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
  @CsvSource({
    "'dyn(silu, start=0.9:0.3)', 0.9, 0.3",
    "'dyn(silu, start=1:0.3, constraint=alpha-one)', 1, 0.3",
    "'dyn(silu, start=0.8:0.2, constraint=ratio)', 0.8, 0.2",
    "'dyn(silu, start=0.7:0.3, constraint=sum-one)', 0.7, 0.3"
  })
  void everyConstraintStartsWhereItIsTold(String notation, double alpha, double beta) {
    Activation activation = Activation.of(notation);
    double[] start =
        activation.parameters().stream().mapToDouble(ActivationParameter::start).toArray();
    Activation free = Activation.of("dyn(silu)");
    for (double x : new double[] {-3, -0.5, 0.2, 4}) {
      assertThat(activation.value(x, start)).isCloseTo(free.value(x, alpha, beta), within(1e-12));
    }
  }

  /** Each channel of the last axis has a pair of its own, and a gradient of its own. */
  @Test
  void channelsLearnApart() {
    Activation activation = Activation.of("dyn(silu, granularity=channel)");
    try (NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, ActivationKernel.source(activation));
      NDArray x = leaf(scope, new Shape(2, 3), 1, -2, 3, 0.5f, -1, 2);
      NDArray alpha = leaf(scope, new Shape(3), 1, 0.5f, 2);
      NDArray beta = leaf(scope, new Shape(3), 0, 0.25f, -1);
      NDArray y =
          Autograd.record(() -> kernel.call(scope, "activate", x, alpha, beta).singletonOrThrow());
      float[] inputs = x.toFloatArray();
      float[] values = y.toFloatArray();
      NDList gradients =
          engine.autograd().pullback(scope, y, scope.ones(y.getShape()), List.of(alpha, beta));
      for (int channel = 0; channel < 3; channel++) {
        double byAlpha = 0;
        for (int row = 0; row < 2; row++) {
          int at = row * 3 + channel;
          double[] pair = {alpha.getFloat(channel), beta.getFloat(channel)};
          close(values[at], activation.value(inputs[at], pair), "value " + at);
          byAlpha += activation.parameterDerivatives(inputs[at], pair)[0];
        }
        close(gradients.get(0).getFloat(channel), byAlpha, "alpha " + channel);
      }
    }
    assertThat(ActivationKernel.parameters("", activation, 7))
        .allSatisfy(definition -> assertThat(definition.shape()).isEqualTo(new Shape(7)));
  }

  /** E f² = (α − β)²·E B² + 2β(α − β)·E[zB] + β². */
  @Test
  void secondMomentOfDyn() {
    double expected = 0.49 * 0.452342 + 2 * 0.2 * 0.7 * 0.563748 + 0.04;
    assertThat(Activation.of("dyn(mish)").secondMoment(0.9, 0.2)).isCloseTo(expected, within(1e-6));
    assertThat(Activation.of("dyn(relu)").gain(1, 0)).isCloseTo(Math.sqrt(2), within(1e-12));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swish | unknown activation 'swish': legal: relu, gelu",
        "geluu | unknown activation 'geluu': did you mean gelu? Legal: relu, gelu",
        "dyn(mihs) | unknown activation 'mihs': did you mean mish?",
        "dyn(dyn(mish)) | dyn(dyn(mish)): dyn(mish) learns itself; legal bases are relu, gelu",
        "dyn | dyn needs a base: dyn(silu), for example; legal are relu, gelu",
        "dyn(silu, strat=1) | unknown option of dyn 'strat': did you mean start? Legal: base, granularity",
        "dyn(silu, granularity=unit) | option 'granularity' of dyn is 'unit': legal: layer, channel",
        "dyn(silu, constraint=sum-on) | option 'constraint' of dyn is 'sum-on': did you mean sum-one?",
        "dyn(silu, start=1) | option 'start' of dyn is '1': give α and β, as in start=0.5:0.5",
        "dyn(silu, constraint=ratio) | start=1:0 of dyn does not fit constraint=ratio: it needs β between 0 and α",
        "dyn(silu, start=2:0, constraint=alpha-one) | it needs α = 1",
        "dyn(silu, rate=0) | learning-rate factor 0.0: give more than 0",
        "dyn(silu, freeze=-1) | frozen for -1 steps: give at least 0",
        "dyn(silu, freeze=1.5) | option 'freeze' of dyn is 1.5: give steps",
        "silu(3) | silu does not know what '3' is for: legal options are none",
        "leaky-relu(slop=0.2) | unknown option of leaky-relu 'slop': did you mean slope?",
        "leaky-relu(0.1, slope=0.2) | leaky-relu has the option 'slope' twice",
        "leaky-relu(much) | option 'slope' of leaky-relu is 'much': give a number",
        "leaky-relu(1.5) | slope of leaky-relu is 1.5: give at least 0 and less than 1",
        "dyn(silu | 'dyn(silu': expected a comma or a closing parenthesis at character 9",
        "dyn(silu)) | 'dyn(silu))': expected nothing more at character 10"
      })
  void whatIsWrongIsSaidWithTheLegalAndTheNearest(String notation, String message) {
    assertThatThrownBy(() -> Activation.of(notation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void optionsReadBackInTheirShortestForm() {
    assertThat(Activation.of("leaky-relu(slope = 0.01)").notation()).isEqualTo("leaky-relu");
    assertThat(Activation.of("dyn( base=leaky-relu(0.2) )").notation())
        .isEqualTo("dyn(leaky-relu(0.2))");
    assertThat(Activation.of("dyn(leaky-relu(0.2))").value(-1, 1, 0)).isEqualTo(-0.2);
    assertThat(Activation.of("dyn(silu, start=1:0, rate=1.0, granularity=layer)"))
        .isEqualTo(Activation.of("dyn(silu)"));
    String every =
        "dyn(silu, granularity=channel, start=0.25:0.75, constraint=sum-one, rate=0.5, freeze=100)";
    assertThat(Activation.of(every).notation()).isEqualTo(every);
  }

  private static void close(double actual, double expected, String what) {
    assertThat(actual).as(what).isFinite();
    assertThat(actual).as(what).isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
  }

  private static NDArray leaf(NDManager scope, Shape shape, float... values) {
    NDArray array = NativeArrays.of(scope, values, shape);
    array.setRequiresGradient(true);
    return array;
  }
}
