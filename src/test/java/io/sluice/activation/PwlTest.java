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
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.notation.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for piecewise linear units beyond the contract of all activations. */
class PwlTest {

  private static double[] start(Activation activation) {
    return activation.start();
  }

  private static float[] kernel(Activation activation, double[] parameters, float... inputs) {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, ActivationKernel.source(activation));
      List<Object> arguments = new ArrayList<>();
      arguments.add(leaf(scope, new Shape(inputs.length), inputs));
      int next = 0;
      for (ActivationParameter parameter : activation.parameters()) {
        int size = parameter.start().size();
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
          values[i] = (float) parameters[next++];
        }
        arguments.add(leaf(scope, parameter.shape(), values));
      }
      return kernel.method("activate").unrecorded().one(scope, arguments.toArray()).toFloatArray();
    }
  }

  private static float[] reluInputs() {
    float[] inputs = new float[2000];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 5)));
    }
    inputs[0] = 0;
    inputs[1] = 1e-30f;
    inputs[2] = -1e-30f;
    return inputs;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pwl(9)",
        "pwl(2, ends=trained)",
        "pwl(2, range=-3:0, ends=trained)",
        "pwl(33, range=-0.3:2.7)",
        "pwl(10, ends=trained)",
        "pwl(9, placement=quantile)",
        "pwlu(16)"
      })
  void aStartFromReluIsReluToTheLastBit(String notation) {
    Activation pwl = Activation.of(notation);
    float[] inputs = reluInputs();
    double[] start = start(pwl);
    float[] outputs = kernel(pwl, start, inputs);
    for (int i = 0; i < inputs.length; i++) {
      assertThat(outputs[i]).as("at %s", inputs[i]).isEqualTo(Math.max(0f, inputs[i]));
      assertThat(pwl.value(inputs[i], start)).isCloseTo(Math.max(0, inputs[i]), within(1e-12));
    }
  }

  /** The scalar reference tells it too, and a clamped unit is ReLU between its hinges only. */
  @Test
  void aStartFromReluWithoutAHingeAtZeroIsAChord() {
    Activation free = Activation.of("pwl(4, zero=free)");
    assertThat(free.value(-1, start(free))).isNotZero();
    Activation clamped = Activation.of("pwl(9, ends=clamp)");
    assertThat(clamped.value(3.7, start(clamped))).isCloseTo(3.7, within(1e-9));
    assertThat(clamped.value(300, start(clamped))).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pwl(9)", "pwl(5, ends=clamp)", "pwl(6, ends=trained)", "pwl(3, zero=free)"})
  void weightsOfTheValuesSumToOne(String notation) {
    Pwl pwl = (Pwl) Activation.of(notation);
    SplittableRandom random = new SplittableRandom(4);
    double[] parameters = start(pwl);
    for (int i = pwl.hinges(); i < parameters.length; i++) {
      parameters[i] += random.nextDouble() - 0.5;
    }
    for (double x = -9; x < 9; x += 0.0371) {
      double[] byParameter = pwl.parameterDerivatives(x, parameters);
      double sum = Arrays.stream(byParameter, pwl.hinges(), 2 * pwl.hinges()).sum();
      assertThat(sum).as("at %s", x).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'pwl(9, placement=uniform)', -1.2, 5, true",
    "'pwl(9, placement=uniform, zero=free)', -1.2, 5, false",
    "'pwl(8, placement=sigma, spread=2)', -1.2, 5, true",
    "'pwl(9, placement=quantile)', -1.2, 5, true",
    "'pwl(9, placement=quantile, zero=free)', -1.2, 5, false",
    "'pwl(5, placement=uniform)', 2, 5, true",
    "'pwl(2, placement=uniform)', -3, 1, true"
  })
  void hingesCoverTheInputs(String notation, double low, double high, boolean zero) {
    Pwl pwl = (Pwl) Activation.of(notation);
    SplittableRandom random = new SplittableRandom(9);
    float[] inputs = new float[5000];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) (low + (high - low) * Math.pow(random.nextDouble(), 2));
    }
    SiteInputs sample = SiteInputs.of(inputs);
    double[] hinges = Arrays.copyOf(pwl.startOn(sample), pwl.hinges());
    for (int i = 1; i < hinges.length; i++) {
      assertThat(hinges[i]).isGreaterThan(hinges[i - 1]);
    }
    assertThat(Arrays.stream(hinges).anyMatch(hinge -> hinge == 0)).isEqualTo(zero);
    if (pwl.options().placement() == HingePlacement.SIGMA) {
      double reach = 2 * sample.standardDeviation();
      assertThat(hinges[0]).isLessThan(sample.mean() - reach + 1e-5);
      assertThat(hinges[7]).isGreaterThan(sample.mean() + reach - 1e-5);
    } else if (pwl.hinges() > 2) {
      assertThat(hinges[0]).isLessThanOrEqualTo(low + 1e-2);
      assertThat(hinges[hinges.length - 1]).isGreaterThanOrEqualTo(high - 1e-2);
    }
  }

  @Test
  void quantilesLieWhereTheInputsAre() {
    Pwl pwl = (Pwl) Activation.of("pwl(5, placement=quantile, zero=free)");
    float[] inputs = new float[101];
    for (int i = 0; i <= 100; i++) {
      inputs[100 - i] = i * i;
    }
    assertThat(Arrays.copyOf(pwl.startOn(SiteInputs.of(inputs)), 5))
        .containsExactly(0, 625, 2500, 5625, 10000);
  }

  @Test
  void inputsWithoutSpreadStillGiveAFunction() {
    for (HingePlacement placement : HingePlacement.values()) {
      Pwl pwl = (Pwl) Activation.of("pwl(9, placement=" + Words.of(placement) + ")");
      double[] numbers = pwl.startOn(SiteInputs.of(new float[] {0.5f, 0.5f, 0.5f}));
      assertThat(pwl.value(0.5, numbers)).as(placement.name()).isCloseTo(0.5, within(1e-6));
      assertThat(pwl.slopes(numbers).lipschitz()).isCloseTo(1, within(1e-3));
    }
  }

  /** It must reach the loss, which says so, instead of an index out of range. */
  @ParameterizedTest
  @ValueSource(strings = {"pwl(9)", "pwl(9, placement=quantile)", "pwlu"})
  void whatIsNotANumberStaysNone(String notation) {
    Activation pwl = Activation.of(notation);
    float[] outputs = kernel(pwl, start(pwl), Float.NaN, Float.POSITIVE_INFINITY, 1e30f, -1e30f, 2);
    assertThat(outputs[0]).isNaN();
    assertThat(outputs[2]).isEqualTo(1e30f);
    assertThat(outputs[3]).isZero();
    assertThat(outputs[4]).isEqualTo(2);
  }

  @Test
  void theSmoothnessPenaltyIsThatOfItsFormula() {
    Activation smooth = Activation.of("pwl(4, smoothness=0.5)");
    String script = smooth.penalty().orElseThrow();
    assertThat(Activation.of("pwl(4)").penalty()).isEmpty();
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, ActivationKernel.penalty(smooth));
      NDArray loss = leaf(scope, new Shape(), 3);
      NDArray hinges = leaf(scope, new Shape(4), -1, 0, 1, 2);
      NDArray values = leaf(scope, new Shape(4), 0, 1, 4, 4);
      NDArray total =
          Autograd.record(() -> kernel.method("penalize").one(scope, loss, hinges, values));
      // The loss is reported as it is; only its gradient has the penalty in it.
      assertThat(total.getFloat()).as(script).isEqualTo(3);
      NDList gradients =
          engine.autograd().vjp(scope, total, scope.ones(new Shape()), List.of(loss, values));
      assertThat(gradients.get(0).getFloat()).isEqualTo(1);
      // Second differences 2 and -3: 0.5 (s1² + s2²) has the gradient s1 (1 -2 1 0) + s2 (0 1 -2
      // 1).
      assertThat(gradients.get(1).toFloatArray()).containsExactly(2, -7, 8, -3);
    }
  }
}
