package io.sluice.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each trained activation starts as, and what ties some of them together. */
class TrainedActivationTest {

  @ParameterizedTest
  @CsvSource({
    "prelu, leaky-relu(0.25)",
    "prelu(0.1), leaky-relu(0.1)",
    "swish-beta, silu",
    "swish-beta(0), 'dyn(identity, start=0.5:0)'",
    "acon-c, silu",
    "expanded(silu), silu",
    "expanded(gelu), gelu",
    "expanded(gelu-tanh), gelu-tanh",
    "apl, relu",
    "apl(1), relu"
  })
  void itStartsAsWhatIsKnown(String trained, String known) {
    Activation one = Activation.of(trained);
    Activation other = Activation.of(known);
    for (double x = -6; x < 6; x += 0.093) {
      assertThat(one.value(x, one.start())).isCloseTo(other.value(x, other.start()), within(1e-12));
    }
  }

  /** 0.8·x² + 0.5·x and 0.8·(eˣ − 1 − x) + 0.5·x. */
  @Test
  void xieluStartsWithBothFactorsAtFourFifths() {
    Activation xielu = Activation.of("xielu");
    double[] start = xielu.start();
    assertThat(xielu.value(2, start)).isCloseTo(0.8 * 4 + 1, within(1e-12));
    assertThat(xielu.value(-1, start)).isCloseTo(0.8 / Math.E - 0.5, within(1e-12));
    assertThat(xielu.derivative(0, start)).isEqualTo(0.5);
    assertThat(xielu.slopes(start).infimum()).isCloseTo(-0.3, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"silu", "gelu", "gelu-tanh"})
  void anExpandedGateIsDynActivationWhoseNumbersSumToOne(String base) {
    Activation expanded = Activation.of("expanded(" + base + ")");
    Activation dyn = Activation.of("dyn(" + base + ", constraint=sum-one)");
    for (double a : new double[] {-0.6, 0, 0.05, 0.4}) {
      for (double x = -6; x < 6; x += 0.093) {
        assertThat(expanded.value(x, a)).isCloseTo(dyn.value(x, 1 + a), within(1e-12));
        assertThat(expanded.parameterDerivatives(x, a)[0])
            .isCloseTo(dyn.parameterDerivatives(x, 1 + a)[0], within(1e-12));
      }
      assertThat(expanded.slopes(a).lipschitz())
          .isCloseTo(dyn.slopes(1 + a).lipschitz(), within(1e-12));
    }
  }

  /** With p₂ = 0 the bend is scaled too: p₁·x·σ(b·p₁·x) is SiLU of p₁·x for b = 1. */
  @Test
  void aconsDifferenceBendsTheCurve() {
    Activation acon = Activation.of("acon-c");
    Activation silu = Activation.of("silu");
    for (double x = -6; x < 6; x += 0.093) {
      assertThat(acon.value(x, 1.7, 0, 1)).isCloseTo(silu.value(1.7 * x), within(1e-12));
    }
    assertThat(acon.derivative(60, 1.7, 0.3, 1)).isCloseTo(1.7, within(1e-9));
    assertThat(acon.derivative(-60, 1.7, 0.3, 1)).isCloseTo(0.3, within(1e-9));
  }

  /** At the start an input reaches the slopes of the hinges on its right, each by its distance. */
  @Test
  void hingesOfAplLieEvenly() {
    Activation apl = Activation.of("apl(5)");
    assertThat(apl.start()).containsExactly(0, 0, 0, 0, 0, -2, -1, 0, 1, 2);
    assertThat(apl.parameterDerivatives(0.25, apl.start()))
        .containsExactly(0, 0, 0, 0.75, 1.75, 0, 0, 0, 0, 0);
    assertThat(Activation.of("apl(1)").start()).containsExactly(0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "prelu, LAYER",
    "swish-beta, LAYER",
    "acon-c, CHANNEL",
    "xielu, LAYER",
    "expanded(silu), LAYER",
    "apl, CHANNEL",
    "rational, LAYER"
  })
  void setsAreWhereTheLiteratureHasThem(String name, Granularity granularity) {
    assertThat(Activation.of(name).granularity()).isEqualTo(granularity);
  }

  /** Nothing pulls the shape of an activation towards zero; rate and freeze reach every number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prelu(%s)",
        "swish-beta(%s)",
        "acon-c(%s)",
        "xielu(%s)",
        "expanded(gelu, %s)",
        "apl(%s)",
        "rational(%s)"
      })
  void learningIsAsItWasTold(String form) {
    Activation activation = Activation.of(form.formatted("rate=0.25, freeze=40"));
    assertThat(activation.parameters())
        .isNotEmpty()
        .allSatisfy(
            parameter -> {
              assertThat(parameter.group().rateFactor()).isEqualTo(0.25);
              assertThat(parameter.group().frozenSteps()).isEqualTo(40);
              assertThat(parameter.group().decays()).isFalse();
            });
  }
}
