package io.sluice.shallow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.activation.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShallowTrainingTest {

  private static List<Iteration> train(
      Patterns patterns, Algorithm algorithm, Loss loss, double ridge, List<Network> last) {
    List<Iteration> iterations = new ArrayList<>();
    last.add(
        ShallowTraining.run(
            Samples.network(5, Samples.activationFor(algorithm)),
            Samples.training(algorithm, 20, loss, ridge),
            patterns,
            (iteration, network) -> iterations.add(iteration)));
    return iterations;
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void theErrorFallsAndTheNetworkHasIt(Algorithm algorithm) {
    Patterns patterns = Samples.smooth(200);
    List<Network> last = new ArrayList<>();
    List<Iteration> iterations = train(patterns, algorithm, Loss.SQUARED, 0, last);
    assertThat(iterations).hasSize(21);
    double error = last.get(0).error(patterns, Loss.SQUARED);
    assertThat(error).isLessThan(0.99 * iterations.get(0).error());
    double least = iterations.stream().mapToDouble(Iteration::error).min().orElseThrow();
    assertThat(error).isCloseTo(least, within(1e-9 * least));
    for (int i = 1; i < 21 && algorithm != Algorithm.OWO_BP; i++) {
      assertThat(iterations.get(i).error()).isLessThanOrEqualTo(iterations.get(i - 1).error());
      assertThat(iterations.get(i).multiplies()).isGreaterThan(iterations.get(i - 1).multiplies());
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void theSameBitsAgain(Algorithm algorithm) {
    List<Network> networks = new ArrayList<>();
    List<Iteration> first = train(Samples.smooth(60), algorithm, Loss.SQUARED, 0.01, networks);
    assertThat(train(Samples.smooth(60), algorithm, Loss.SQUARED, 0.01, networks)).isEqualTo(first);
    assertThat(networks.get(1).inputWeights()).isDeepEqualTo(networks.get(0).inputWeights());
    assertThat(networks.get(1).outputWeights()).isDeepEqualTo(networks.get(0).outputWeights());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void classesAreLearned(Algorithm algorithm) {
    Patterns patterns = Samples.classes(300);
    for (Loss loss : Loss.values()) {
      if (algorithm == Algorithm.LEVENBERG_MARQUARDT && loss == Loss.CROSS_ENTROPY) {
        continue;
      }
      List<Network> last = new ArrayList<>();
      List<Iteration> iterations = train(patterns, algorithm, loss, 0, last);
      assertThat(last.get(0).error(patterns, loss)).isLessThan(iterations.get(0).error());
      assertThat(last.get(0).errorRate(patterns)).as(loss.name()).isLessThan(0.2);
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void singularDataHaveAResult(Algorithm algorithm) {
    double[][] inputs = new double[4][];
    double[][] targets = new double[4][];
    for (int p = 0; p < 4; p++) {
      inputs[p] = new double[] {0.1, p, 1e9 * p, p * p, 1e-9};
      targets[p] = new double[] {Math.sin(p), 7};
    }
    List<Network> last = new ArrayList<>();
    List<Iteration> iterations =
        train(Patterns.of(inputs, targets), algorithm, Loss.SQUARED, 0, last);
    // Four patterns bear four functions of 1 + 5 + 5.
    assertThat(iterations.get(0).dependent()).isGreaterThanOrEqualTo(7);
    assertThat(iterations).allMatch(iteration -> Double.isFinite(iteration.error()));
    assertThat(Arrays.stream(last.get(0).outputs(inputs[2]))).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void onePatternAndConstantInputsHaveAResult(Algorithm algorithm) {
    List<Network> last = new ArrayList<>();
    train(
        Patterns.of(new double[][] {{3, 0}}, new double[][] {{5}}),
        algorithm,
        Loss.SQUARED,
        0,
        last);
    assertThat(last.get(0).outputs(new double[] {3, 0}))
        .containsExactly(new double[] {5}, within(1e-9));
  }

  @Test
  void oneClassAloneHasAResult() {
    Patterns patterns =
        Patterns.of(new double[][] {{1}, {2}, {4}}, new double[][] {{0, 1}, {0, 1}, {0, 1}});
    List<Network> last = new ArrayList<>();
    train(patterns, Algorithm.ADACT, Loss.CROSS_ENTROPY, 0, last);
    assertThat(last.get(0).errorRate(patterns)).isZero();
  }

  @ParameterizedTest
  @EnumSource(HingeRule.class)
  void hingeRulesLowerTheErrorOfTheirStepAlone(HingeRule rule) {
    Fit fit = Samples.fit(Samples.smooth(100), Samples.network(4, "pwl(5)"), Loss.SQUARED, 0);
    double before = fit.error();
    new HingeStep(rule).take(fit, 1);
    assertThat(fit.error()).isLessThan(before);
    fit.backward();
    double[] left = HingeStep.gradient(fit, (HingeUnits) fit.weights().units()).data;
    if (rule == HingeRule.FULL_SOLVE) {
      assertThat(left).containsExactly(new double[left.length], within(1e-8));
    }
  }

  @Test
  void moreFreedomOfTheHingesLowersTheErrorOfOneStepFurther() {
    Map<HingeRule, Double> errors = new EnumMap<>(HingeRule.class);
    for (HingeRule rule : HingeRule.values()) {
      Fit fit = Samples.fit(Samples.smooth(100), Samples.network(4, "pwl(5)"), Loss.SQUARED, 0);
      new HingeStep(rule).take(fit, 1);
      errors.put(rule, fit.error());
    }
    assertThat(errors.get(HingeRule.FACTOR_PER_UNIT)).isLessThan(errors.get(HingeRule.ONE_FACTOR));
    assertThat(errors.get(HingeRule.FULL_SOLVE)).isLessThan(errors.get(HingeRule.FACTOR_PER_UNIT));
  }

  @Test
  void aCascadeSeesInputsThroughHiddenUnitsOnly() {
    NetworkSettings cascade =
        new NetworkSettings(4, Activation.of("tanh"), Bypass.CASCADE, WeightInitializer.SEEDED, 7);
    Patterns patterns = Samples.smooth(80);
    double[] error = new double[1];
    Network network =
        ShallowTraining.run(
            cascade,
            TrainingSettings.of(Algorithm.OWO_MOLF, 10),
            patterns,
            (iteration, now) -> error[0] = iteration.error());
    assertThat(network.outputWeights()[0]).hasSize(5);
    assertThat(network.error(patterns, Loss.SQUARED)).isCloseTo(error[0], within(1e-12));
  }

  @Test
  void netControlGivesMeanAHalfAndDeviationOne() {
    CenteredPatterns centered = CenteredPatterns.of(Samples.smooth(90));
    for (WeightInitializer source : WeightInitializer.values()) {
      Fit fit =
          ShallowTraining.begin(
              new NetworkSettings(6, Activation.of("relu"), Bypass.FULL, source, 2),
              TrainingSettings.of(Algorithm.CG, 0),
              centered);
      for (int k = 0; k < 6; k++) {
        int unit = k;
        double[] nets = new double[90];
        Arrays.setAll(nets, p -> fit.nets().get(p, unit));
        double mean = Arrays.stream(nets).average().orElseThrow();
        double square = Arrays.stream(nets).map(net -> net * net).average().orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(1e-12));
        assertThat(square - mean * mean).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void whatDoesNotFitIsRefusedInASentence() {
    Patterns patterns = Samples.smooth(5);
    assertThatThrownBy(
            () -> train(patterns, Algorithm.CG, Loss.CROSS_ENTROPY, 0, new ArrayList<>()))
        .hasMessageContaining("no classes");
    assertThatThrownBy(
            () ->
                ShallowTraining.run(
                    Samples.network(2, "relu"),
                    TrainingSettings.of(Algorithm.ADACT, 1),
                    patterns,
                    (iteration, network) -> {}))
        .hasMessageContaining("relu has none");
    assertThatThrownBy(() -> Samples.network(2, "pwl(5, ends=trained)"))
        .hasMessageContaining("trained ends");
    assertThatThrownBy(() -> Samples.network(2, "pwl(5, smoothness=0.1)"))
        .hasMessageContaining("asks for smoothness");
    assertThatThrownBy(() -> Samples.network(2, "prelu")).hasMessageContaining("learns");
    assertThatThrownBy(() -> Samples.network(0, "relu")).hasMessageContaining("0 hidden units");
    assertThatThrownBy(
            () -> Samples.training(Algorithm.LEVENBERG_MARQUARDT, 1, Loss.CROSS_ENTROPY, 0))
        .hasMessageContaining("sums of squares");
    assertThatThrownBy(
            () -> Patterns.of(new double[][] {{1}, {Double.NaN}}, new double[][] {{1}, {2}}))
        .hasMessageContaining("row 2 of inputs holds NaN");
    assertThatThrownBy(() -> Patterns.of(new double[][] {{1}, {1, 2}}, new double[][] {{1}, {2}}))
        .hasMessageContaining("row 2 has 2 inputs");
  }
}
