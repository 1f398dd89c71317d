package io.sluice.activation;

import static io.sluice.activation.KernelChecks.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.Autograd;
import io.sluice.engine.Kernel;
import io.sluice.engine.KernelSource;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that holds for the kernel of every activation; a new one needs no other test. */
class ActivationKernelContractTest {

  private static final int CHANNELS = 3;
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
    return ContractSamples.allGranularities();
  }

  /** Away from most kinks. */
  private static double[] near() {
    return DoubleStream.iterate(-8, x -> x < 8, x -> x + 0.173).toArray();
  }

  private static double[] far() {
    return new double[] {-1e4, -333, -60, -1e-3, 0, 1e-3, 60, 333, 1e4};
  }

  /** One set of numbers for each channel, once or for each set. */
  private static List<List<double[]>> assignments(Activation activation) {
    List<double[]> sets = ContractSamples.sets(activation);
    return activation.granularity() == Granularity.CHANNEL
        ? List.of(sets)
        : sets.stream().map(set -> Collections.nCopies(CHANNELS, set)).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void valuesAndGradientsAreThoseOfTheScalarReference(Activation activation) {
    try (NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, ActivationKernel.source(activation));
      for (List<double[]> sets : assignments(activation)) {
        agrees(scope, kernel, activation, sets, 1e-5, near());
        agrees(scope, kernel, activation, sets, 1e-3, far());
      }
    }
  }

  /** Each input comes into each channel. */
  private static NDArray inputs(NDManager scope, double... inputs) {
    float[] all = new float[inputs.length * CHANNELS];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) inputs[i / CHANNELS];
    }
    return leaf(scope, new Shape(1, inputs.length, CHANNELS), all);
  }

  /** The activation's parameters with these numbers. */
  private static List<NDArray> parameters(
      NDManager scope, Activation activation, List<double[]> sets) {
    List<NDArray> arrays = new ArrayList<>();
    int from = 0;
    for (ActivationParameter parameter : activation.parameters()) {
      int size = parameter.start().size();
      Shape shape = activation.granularity().shape(parameter.shape(), CHANNELS);
      float[] numbers = new float[(int) shape.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) sets.get(i / size)[from + i % size];
      }
      from += size;
      arrays.add(leaf(scope, shape, numbers));
    }
    return arrays;
  }

  private static void agrees(
      NDManager scope,
      Kernel kernel,
      Activation activation,
      List<double[]> sets,
      double tolerance,
      double... inputs) {
    NDArray x = inputs(scope, inputs);
    List<NDArray> parameters = parameters(scope, activation, sets);
    NDArray y = Autograd.record(() -> kernel.method("activate").one(scope, with(x, parameters)));
    assertThat(y.getShape()).isEqualTo(x.getShape());
    List<NDArray> sources = new ArrayList<>(List.of(x));
    for (int p = 0; p < parameters.size(); p++) {
      if (activation.parameters().get(p).group().learns()) {
        sources.add(parameters.get(p));
      }
    }
    NDList gradients = engine.autograd().vjp(scope, y, scope.ones(y.getShape()), sources);
    float[] values = y.toFloatArray();
    float[] slopes = gradients.get(0).toFloatArray();
    for (int i = 0; i < values.length; i++) {
      double at = (float) inputs[i / CHANNELS];
      double[] set = sets.get(i % CHANNELS);
      String what = activation + " at " + at + " in channel " + i % CHANNELS;
      assertClose(values[i], activation.value(at, set), tolerance, what);
      assertClose(slopes[i], activation.derivative(at, set), 10 * tolerance, "slope of " + what);
    }
    List<double[]> expected = parameterGradients(activation, sets, inputs);
    for (int p = 1; p < gradients.size(); p++) {
      float[] gradient = gradients.get(p).toFloatArray();
      for (int i = 0; i < gradient.length; i++) {
        double[] sumAndScale = expected.remove(0);
        assertThat((double) gradient[i])
            .as("%s by %s, number %d", activation, sources.get(p).getShape(), i)
            .isCloseTo(
                sumAndScale[0], within(tolerance * Math.max(1, sumAndScale[1]) + sumAndScale[2]));
      }
    }
  }

  private static void assertClose(double actual, double expected, double tolerance, String what) {
    assertThat(actual).as(what).isFinite();
    assertThat(actual)
        .as(what)
        .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
  }

  /**
   * Sum, sum of absolute values and a bound of rounding for each number that learns, in the order
   * of the kernel.
   *
   * <p>Derivatives hold 1 - g(x), times up to x², with the gate's value g rounded to a float near
   * 1: that leaves x² · 2⁻²³ where g is off by one float. At |x| > 60 it is 0 or 1.
   */
  private static List<double[]> parameterGradients(
      Activation activation, List<double[]> sets, double... inputs) {
    boolean channels = activation.granularity() == Granularity.CHANNEL;
    List<double[]> all = new ArrayList<>();
    int from = 0;
    for (ActivationParameter parameter : activation.parameters()) {
      int size = parameter.start().size();
      for (int i = 0; parameter.group().learns() && i < (channels ? CHANNELS : 1) * size; i++) {
        double[] sumAndScale = new double[3];
        for (double input : inputs) {
          double by =
              activation.parameterDerivatives((float) input, sets.get(i / size))[from + i % size];
          sumAndScale[0] += channels ? by : CHANNELS * by;
          sumAndScale[1] += channels ? Math.abs(by) : CHANNELS * Math.abs(by);
          double rounding = Math.abs(input) > 60 ? 0 : input * input * 0x1p-23;
          sumAndScale[2] += channels ? rounding : CHANNELS * rounding;
        }
        all.add(sumAndScale);
      }
      from += size;
    }
    return all;
  }

  private static Object[] with(NDArray x, List<NDArray> parameters) {
    List<Object> arguments = new ArrayList<>(List.of(x));
    arguments.addAll(parameters);
    return arguments.toArray();
  }

  /** What comes in has 8 bits, and so has what goes out; in between nothing may be worse. */
  @ParameterizedTest
  @MethodSource("all")
  void bfloat16IsAsGoodAsItsBits(Activation activation) {
    List<double[]> sets = assignments(activation).get(0);
    try (NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel =
          Kernel.compile(
              scope,
              ActivationKernel.source(activation)
                  .link(
                      KernelSource.of(
                          """
                          def coarse(self, x%1$s):
                            return self.activate(x.to(15)%1$s).float()
                          """
                              .formatted(
                                  activation.parameters().stream()
                                      .map(parameter -> ", " + parameter.name())
                                      .collect(Collectors.joining())))));
      // Eighths have few bits.
      double[] inputs = DoubleStream.iterate(-6, x -> x <= 6, x -> x + 0.125).toArray();
      NDArray x = inputs(scope, inputs);
      List<NDArray> parameters = parameters(scope, activation, sets);
      NDArray y = Autograd.record(() -> kernel.method("coarse").one(scope, with(x, parameters)));
      float[] slopes =
          engine
              .autograd()
              .vjp(scope, y, scope.ones(y.getShape()), List.of(x))
              .get(0)
              .toFloatArray();
      float[] values = y.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        double at = inputs[i / CHANNELS];
        double expected = activation.value(at, sets.get(i % CHANNELS));
        assertThat((double) values[i])
            .as("%s at %s", activation, at)
            .isCloseTo(expected, within(0.02 * Math.max(1, Math.abs(expected))));
        assertThat(slopes[i]).isFinite();
      }
    }
  }
}
