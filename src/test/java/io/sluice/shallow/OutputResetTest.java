package io.sluice.shallow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How targets of classes move in training. */
class OutputResetTest {

  /**
   * OWO-BP of five sigmoid units, λ = 0.001, on {@link #waves}, by a program in numpy that was
   * written from the equations alone. The same program gives the laboratory's published trace on
   * its set of digits (3,000 patterns, 16 inputs, 10 classes, 20 units): 31 errors to their six
   * digits and all error rates, as this package does.
   */
  private static final double[] ERRORS = {
    0.399004988554, 0.386934075628, 0.380182058727, 0.374044614543, 0.367822232161, 0.361357366960,
    0.354531386230, 0.347309546924, 0.339692337165, 0.331702589739, 0.323321802872, 0.314504830800,
    0.305138302129, 0.295191983565, 0.284309722993, 0.272286490663, 0.259971214106, 0.248060913251,
    0.237087877290, 0.224627873291, 0.215138039152, 0.205722624148, 0.206137333139, 0.206230797890,
    0.209046040976, 0.211112199114, 0.212302120407, 0.212935116826, 0.213260965725, 0.213426207393,
    0.213509404934
  };

  /** Patterns told wrongly, of 120. */
  private static final int[] WRONG = {
    34, 33, 32, 31, 31, 29, 29, 29, 26, 25, 23, 21, 18, 17, 13, 11, 8, 8, 10, 12, 12, 12, 10, 12,
    12, 12, 12, 12, 12, 12, 12
  };

  /** Four waves x, and three classes by x1·x2 + x3: below -0.4, below 0.4, and above. */
  private static Patterns waves() {
    double[][] inputs = new double[120][4];
    double[][] targets = new double[120][3];
    for (int p = 1; p <= 120; p++) {
      double[] x = inputs[p - 1];
      for (int n = 1; n <= 4; n++) {
        x[n - 1] = Math.sin(1.3 * p * n) + 0.5 * Math.cos(0.7 * p);
      }
      double place = x[0] * x[1] + x[2];
      targets[p - 1][place < -0.4 ? 0 : place < 0.4 ? 1 : 2] = 1;
    }
    return Patterns.of(inputs, targets);
  }

  private static List<Iteration> train(
      Algorithm algorithm,
      OutputReset reset,
      int iterations,
      double ridge,
      List<Network> networks) {
    List<Iteration> trace = new ArrayList<>();
    ShallowTraining.run(
        Samples.network(5, Samples.activationFor(algorithm)),
        Samples.training(algorithm, iterations, Loss.SQUARED_RESET, reset, ridge),
        waves(),
        (iteration, network) -> {
          trace.add(iteration);
          networks.add(network.get());
        });
    return trace;
  }

  @Test
  void accumulatedTargetsGiveTheLaboratorysTrace() {
    List<Network> networks = new ArrayList<>();
    List<Iteration> trace = train(Algorithm.OWO_BP, OutputReset.ACCUMULATED, 30, 0.001, networks);
    for (int i = 0; i <= 30; i++) {
      assertThat(trace.get(i).error()).as("iteration " + i).isCloseTo(ERRORS[i], within(1e-9));
      assertThat(networks.get(i).errorRate(waves())).isEqualTo(WRONG[i] / 120.0);
    }
  }

  /** The same program with targets that begin at 0 and 1 each time. */
  @Test
  void freshTargetsGiveAnotherTrace() {
    List<Iteration> trace =
        train(Algorithm.OWO_BP, OutputReset.FRESH, 30, 0.001, new ArrayList<>());
    assertThat(trace.get(0).error()).isLessThan(ERRORS[0]);
    assertThat(trace.get(1).error()).isCloseTo(ERRORS[1], within(0.1));
    assertThat(Math.abs(trace.get(1).error() - ERRORS[1])).isGreaterThan(1e-3);
  }

  @Test
  void targetsMoveOnFromWhereTheyWere() {
    DMatrixRMaj targets = new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 1, 0}});
    OutputReset.move(targets, new DMatrixRMaj(new double[][] {{1.5, 0.2, -0.3}, {-1, 0.4, 0}}));
    assertThat(targets.data).containsExactly(1.5, 0, -0.3, -1, 1, 0);
    OutputReset.move(targets, new DMatrixRMaj(new double[][] {{1.2, -0.1, 5}, {-2, 3, 0.1}}));
    assertThat(targets.data).containsExactly(1.5, -0.1, -0.3, -2, 3, 0);
  }

  /** The error is that of the targets of the solve, not of targets moved once more behind it. */
  @Test
  void theErrorIsThatOfTheTargetsOfTheSolve() {
    Fit fit =
        new Fit(
            CenteredPatterns.of(waves()),
            FirstWeights.of(Samples.network(5, "sigmoid"), CenteredPatterns.of(waves())),
            Samples.training(
                Algorithm.OWO_BP, 0, Loss.SQUARED_RESET, OutputReset.ACCUMULATED, 0.02));
    fit.forward();
    fit.solveOutputs();
    DMatrixRMaj plain = new DMatrixRMaj(waves().targets());
    double penalty = Network.of(fit.weights(), new double[4]).penalty();
    assertThat(penalty).isPositive();
    assertThat(fit.error())
        .isCloseTo(Loss.SQUARED.error(fit.outputs(), plain) + 0.02 * penalty, within(1e-12));
    double solved = fit.error();
    fit.resetTargets();
    assertThat(fit.error()).isLessThan(solved);
    OutputReset.move(plain, fit.outputs());
    fit.solveOutputs();
    assertThat(fit.error())
        .isCloseTo(
            Loss.SQUARED.error(fit.outputs(), plain)
                + 0.02 * Network.of(fit.weights(), new double[4]).penalty(),
            within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void noAlgorithmButTheOldestLetsTheErrorRiseAndAllLearn(Algorithm algorithm) {
    List<Network> networks = new ArrayList<>();
    List<Iteration> trace = train(algorithm, OutputReset.ACCUMULATED, 20, 0.001, networks);
    for (int i = 1; i <= 20 && algorithm != Algorithm.OWO_BP; i++) {
      assertThat(trace.get(i).error()).isLessThanOrEqualTo(trace.get(i - 1).error());
    }
    assertThat(trace.get(20).error()).isLessThan(0.95 * trace.get(0).error());
    assertThat(networks.get(20).errorRate(waves())).isLessThan(networks.get(0).errorRate(waves()));
    assertThat(train(algorithm, OutputReset.ACCUMULATED, 20, 0.001, networks)).isEqualTo(trace);
  }
}
