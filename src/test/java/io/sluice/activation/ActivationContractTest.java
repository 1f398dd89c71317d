package io.sluice.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that holds for the scalar reference of every activation; a new one needs no other
 * test.
 */
class ActivationContractTest {

  /** Close together where functions bend, and far out. */
  private static final double[] GRID =
      Stream.of(
              DoubleStream.iterate(-1e7, x -> x < -24, x -> x / 1.01).toArray(),
              DoubleStream.iterate(-24, x -> x < 24, x -> x + 1e-2).toArray(),
              DoubleStream.iterate(24, x -> x < 1e7, x -> x * 1.01).toArray())
          .flatMapToDouble(Arrays::stream)
          .toArray();

  static Stream<Activation> all() {
    return ContractSamples.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void derivativesAreThoseOfTheValue(Activation activation) {
    double h = 1e-5;
    for (double[] set : ContractSamples.sets(activation)) {
      for (double x = -6.0007; x < 6; x += 0.0917) {
        double difference = (activation.value(x + h, set) - activation.value(x - h, set)) / (2 * h);
        assertThat(activation.derivative(x, set))
            .as("%s′(%s)", activation, x)
            .isCloseTo(difference, within(1e-5 * Math.max(1, Math.abs(difference))));
        double[] byNumber = activation.parameterDerivatives(x, set);
        assertThat(byNumber).hasSize(set.length);
        for (int i = 0; i < set.length; i++) {
          double[] up = set.clone();
          double[] down = set.clone();
          up[i] += h;
          down[i] -= h;
          double slope = (activation.value(x, up) - activation.value(x, down)) / (2 * h);
          assertThat(byNumber[i])
              .as("%s by number %d at %s", activation, i, x)
              .isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void slopesStayInTheirRangeAndReachIt(Activation activation) {
    for (double[] set : ContractSamples.sets(activation)) {
      SlopeRange range = activation.slopes(set);
      double most = greatest(x -> activation.derivative(x, set));
      double least = -greatest(x -> -activation.derivative(x, set));
      reaches(activation + " upwards", range.supremum(), most);
      reaches(activation + " downwards", -range.infimum(), -least);
      assertThat(range.lipschitz())
          .isEqualTo(Math.max(Math.abs(range.infimum()), Math.abs(range.supremum())));
    }
  }

  /** Within 1 % and never beyond. */
  private static void reaches(String what, double bound, double sampled) {
    if (Double.isInfinite(bound)) {
      assertThat(sampled).as(what).isGreaterThan(1e5);
      return;
    }
    double tolerance = 1e-10 * Math.max(1, Math.abs(bound));
    assertThat(sampled)
        .as(what)
        .isBetween(bound - 0.01 * Math.abs(bound) - tolerance, bound + tolerance);
  }

  /** By looking everywhere, and closer and closer where it is greatest. */
  private static double greatest(DoubleUnaryOperator function) {
    int best = 0;
    for (int i = 1; i < GRID.length; i++) {
      if (function.applyAsDouble(GRID[i]) > function.applyAsDouble(GRID[best])) {
        best = i;
      }
    }
    double at = GRID[best];
    double most = function.applyAsDouble(at);
    for (double width = Math.max(1e-2, Math.abs(at) / 50); width > 1e-12; width /= 50) {
      double middle = at;
      for (int i = -100; i <= 100; i++) {
        double x = middle + i * width / 100;
        double found = function.applyAsDouble(x);
        if (found > most) {
          most = found;
          at = x;
        }
      }
    }
    return most;
  }

  @ParameterizedTest
  @MethodSource("all")
  void monotoneIfAndOnlyIfItNeverTurns(Activation activation) {
    for (double[] set : ContractSamples.sets(activation)) {
      boolean rises = false;
      boolean falls = false;
      double before = activation.value(GRID[0], set);
      for (double x : GRID) {
        double value = activation.value(x, set);
        double rounding = 1e-10 * Math.max(1, Math.abs(value));
        rises |= value > before + rounding;
        falls |= value < before - rounding;
        before = value;
      }
      assertThat(activation.isMonotone(set)).as("%s", activation).isEqualTo(!(rises && falls));
    }
  }

  /** A plain sum over a fine grid. */
  @ParameterizedTest
  @MethodSource("all")
  void secondMomentIsThatOfTheNormalDistribution(Activation activation) {
    for (double[] set : ContractSamples.sets(activation)) {
      double sum = 0;
      for (int i = -6000; i <= 6000; i++) {
        double z = i * 2e-3;
        double value = activation.value(z, set);
        sum += 2e-3 * value * value * Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
      }
      assertThat(activation.secondMoment(set))
          .as("%s", activation)
          .isCloseTo(sum, within(1e-3 * sum));
      assertThat(activation.gain(set) * Math.sqrt(activation.secondMoment(set)))
          .isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theStartIsThatOfItsParameters(Activation activation) {
    assertThat(activation.start()).hasSize(ContractSamples.learning(activation).length);
    assertThat(activation.parameters()).doesNotHaveDuplicates();
    assertThat(activation.parameters().stream().map(ActivationParameter::name))
        .doesNotContain("x")
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void notationReadsBack(Activation activation) {
    if (!(activation instanceof ScaledSine)) {
      assertThat(Activation.of(activation.notation())).isEqualTo(activation);
    }
  }

  @Test
  void everyFamilyHasSamples() {
    assertThat(ContractSamples.FAMILIES.keySet())
        .containsExactlyInAnyOrderElementsOf(ActivationNotation.options().keySet());
    ContractSamples.FAMILIES.forEach(
        (family, notations) ->
            assertThat(notations).isNotEmpty().allMatch(sample -> sample.startsWith(family)));
  }

  /** Away from the start, where some are the same on purpose. */
  @Test
  void distinctNamesAreDistinctFunctions() {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String name : ActivationNotation.names()) {
      Activation activation = Activation.of(name);
      List<double[]> sets = ContractSamples.sets(activation);
      double[] moved = sets.get(Math.min(1, sets.size() - 1));
      values.put(
          name,
          DoubleStream.iterate(-8, x -> x <= 8, x -> x + 0.25)
              .map(x -> activation.value(x, moved))
              .toArray());
    }
    values.forEach(
        (one, here) ->
            values.forEach(
                (other, there) -> {
                  double difference =
                      IntStream.range(0, here.length)
                          .mapToDouble(i -> Math.abs(here[i] - there[i]))
                          .max()
                          .orElseThrow();
                  assertThat(difference > 1e-5)
                      .as("%s and %s", one, other)
                      .isEqualTo(!one.equals(other));
                }));
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
}
