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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for dynActivation beyond the contract of all activations. */
class DynActivationTest {

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

  @ParameterizedTest
  @CsvSource({
    "'dyn(silu, start=0.9:0.3)', 0.9, 0.3",
    "'dyn(silu, start=1:0.3, constraint=alpha-one)', 1, 0.3",
    "'dyn(silu, start=0.8:0.2, constraint=ratio)', 0.8, 0.2",
    "'dyn(silu, start=0.7:0.3, constraint=sum-one)', 0.7, 0.3"
  })
  void everyConstraintStartsWhereItIsTold(String notation, double alpha, double beta) {
    Activation activation = Activation.of(notation);
    double[] start = activation.start();
    Activation free = Activation.of("dyn(silu)");
    for (double x : new double[] {-3, -0.5, 0.2, 4}) {
      assertThat(activation.value(x, start)).isCloseTo(free.value(x, alpha, beta), within(1e-12));
    }
  }

  /** Each channel of the last axis has a pair of its own, and a gradient of its own. */
  @Test
  void channelsLearnApart() {
    Activation activation = Activation.of("dyn(silu, granularity=channel)");
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, ActivationKernel.source(activation));
      NDArray x = leaf(scope, new Shape(2, 3), 1, -2, 3, 0.5f, -1, 2);
      NDArray alpha = leaf(scope, new Shape(3), 1, 0.5f, 2);
      NDArray beta = leaf(scope, new Shape(3), 0, 0.25f, -1);
      NDArray y = Autograd.record(() -> kernel.method("activate").one(scope, x, alpha, beta));
      float[] inputs = x.toFloatArray();
      float[] values = y.toFloatArray();
      NDList gradients =
          engine.autograd().vjp(scope, y, scope.ones(y.getShape()), List.of(alpha, beta));
      for (int channel = 0; channel < 3; channel++) {
        double byAlpha = 0;
        for (int row = 0; row < 2; row++) {
          int at = row * 3 + channel;
          double[] pair = {alpha.getFloat(channel), beta.getFloat(channel)};
          assertClose(values[at], activation.value(inputs[at], pair), "value " + at);
          byAlpha += activation.parameterDerivatives(inputs[at], pair)[0];
        }
        assertClose(gradients.get(0).getFloat(channel), byAlpha, "alpha " + channel);
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
}
