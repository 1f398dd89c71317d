package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.activation.Ends;
import io.sluice.activation.Pwl;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.RecordedLoss;
import io.sluice.engine.RoundingBound;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.HiddenUnits;
import io.sluice.shallow.HingeUnits;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.NetworkSettings;
import io.sluice.shallow.Patterns;
import io.sluice.training.Course;
import io.sluice.training.TrainingStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdamTaskTest {

  private static final double RIDGE = 0.01;
  private static final double DISTANCE = 1e-6;
  private static final int HIDDEN = 4;
  private static final int ROUNDINGS_OF_A_UNIT = 8;

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (String activation :
        List.of(
            "relu",
            "sigmoid",
            "pwl(5, ends=clamp, from=tanh)",
            "pwl(5, zero=free, from=sigmoid)",
            "pwl(6, placement=quantile, granularity=channel)")) {
      for (Bypass bypass : Bypass.values()) {
        for (Loss loss : Loss.values()) {
          all.add(Arguments.of(activation, bypass, loss));
        }
      }
    }
    return all.stream();
  }

  /** What training starts from, pushed away from where half of the gradient is 0. */
  private static Network pushed(NetworkSettings settings, Patterns patterns) {
    Network first = AdamSamples.first(settings, patterns);
    List<double[][]> tables = tables(first);
    int count = 0;
    for (double[][] rows : tables) {
      for (double[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (row[i] + 0.1 * Math.sin(++count));
        }
      }
    }
    return network(tables, settings, first.units());
  }

  /** Input and output weights, and values at hinges if there are any; copies. */
  private static List<double[][]> tables(Network network) {
    List<double[][]> tables = new ArrayList<>();
    tables.add(network.inputWeights());
    tables.add(network.outputWeights());
    if (network.units() instanceof HingeUnits) {
      tables.add(functions(network.units(), 1));
    }
    return tables;
  }

  /** Hinges are 0, values 1. */
  private static double[][] functions(HiddenUnits units, int which) {
    double[][] rows = new double[HIDDEN][];
    for (int k = 0; k < HIDDEN; k++) {
      rows[k] = ((HingeUnits) units).function(k)[which];
    }
    return rows;
  }

  private static Network network(
      List<double[][]> tables, NetworkSettings settings, HiddenUnits units) {
    HiddenUnits changed = units;
    if (settings.activation() instanceof Pwl pwl) {
      Ends ends = pwl.options().ends();
      changed = HingeUnits.of(functions(units, 0), tables.get(2), ends);
    }
    return Network.of(tables.get(0), tables.get(1), changed);
  }

  private static AdamTask task(Network network, AdamPlan plan, Patterns patterns) {
    return new AdamTask(
        engine,
        network,
        plan,
        patterns,
        patterns,
        AdamSamples.scores(patterns, patterns, plan.loss()));
  }

  private static double error(Network network, Patterns patterns, Loss loss) {
    double penalty = 0;
    for (double[] row : network.outputWeights()) {
      for (int i = 1; i < row.length; i++) {
        penalty += row[i] * row[i];
      }
    }
    return network.error(patterns, loss) + RIDGE * penalty;
  }

  @ParameterizedTest
  @MethodSource("everything")
  void lossAndGradientsAreThoseInDoublePrecision(String activation, Bypass bypass, Loss loss) {
    Patterns patterns = AdamSamples.of(loss, 50, 2);
    NetworkSettings settings = AdamSamples.network(HIDDEN, activation, bypass);
    Network network = pushed(settings, patterns);
    AdamTask task = task(network, AdamSamples.plan(settings, 50, 1, loss, RIDGE), patterns);
    double perNat = loss == Loss.CROSS_ENTROPY ? 1 : 2;
    double constant = loss == Loss.CROSS_ENTROPY ? 0 : patterns.outputCount() * 0.9189385332;
    List<NDArray> learned =
        task.parameters().values().stream().filter(NDArray::hasGradient).toList();
    try (NDManager scope = engine.manager().newSubManager()) {
      RecordedLoss recorded = task.loss(scope, engine.autograd(), 1, 0);
      assertThat((double) recorded.nats())
          .isCloseTo(
              error(network, patterns, loss) / perNat + constant,
              within(lossBound(network, settings, patterns, loss)));
      NDList gradients = recorded.backward(scope, 1, learned);
      assertThat(gradients).hasSize(tables(network).size());
      for (int table = 0; table < gradients.size(); table++) {
        float[] gradient = gradients.get(table).toFloatArray();
        int columns = tables(network).get(table)[0].length;
        for (int i = 0; i < gradient.length; i++) {
          double slope = slope(network, settings, patterns, loss, table, i / columns, i % columns);
          assertThat((double) gradient[i])
              .isCloseTo(slope / perNat, within(2e-5 * Math.max(1, Math.abs(slope))));
        }
      }
    }
  }

  /** The mean of the patterns' own, and the rounding of their sum. */
  private static double lossBound(
      Network network, NetworkSettings settings, Patterns patterns, Loss loss) {
    List<double[][]> tables = tables(network);
    int outputs = tables.get(1).length;
    double sum = 0;
    for (int p = 0; p < patterns.count(); p++) {
      Patterns one =
          Patterns.of(new double[][] {patterns.input(p)}, new double[][] {patterns.target(p)});
      sum +=
          RoundingBound.of(
              tables.get(1)[0].length + ROUNDINGS_OF_A_UNIT + outputs,
              tables,
              () -> error(network(tables, settings, network.units()), one, loss));
    }
    double error = error(network, patterns, loss) + outputs;
    return sum / patterns.count() + patterns.count() * outputs * 0x1p-24 * error;
  }

  private static double slope(
      Network network,
      NetworkSettings settings,
      Patterns patterns,
      Loss loss,
      int table,
      int row,
      int column) {
    double[] errors = new double[2];
    for (int side = 0; side < 2; side++) {
      List<double[][]> tables = tables(network);
      tables.get(table)[row][column] += side == 0 ? -DISTANCE : DISTANCE;
      errors[side] = error(network(tables, settings, network.units()), patterns, loss);
    }
    return (errors[1] - errors[0]) / (2 * DISTANCE);
  }

  @ParameterizedTest
  @MethodSource("everything")
  void oneStepMovesAllThatLearnsAndTheCopyIsTheSame(String activation, Bypass bypass, Loss loss) {
    Patterns patterns = AdamSamples.of(loss, 50, 2);
    NetworkSettings settings = AdamSamples.network(HIDDEN, activation, bypass);
    AdamPlan plan = AdamSamples.plan(settings, 20, 4, loss, 0);
    AdamTask task = task(AdamSamples.first(settings, patterns), plan, patterns);
    Map<String, float[]> before = new LinkedHashMap<>();
    task.parameters().forEach((name, array) -> before.put(name, array.toFloatArray()));

    new TrainingStep(engine, task, Course.of(plan.training(task.stepsPerEpoch()))).take(1);

    task.parameters()
        .forEach(
            (name, array) ->
                assertThat(!array.hasGradient())
                    .as(name)
                    .isEqualTo(Arrays.equals(array.toFloatArray(), before.get(name))));
    try (NDManager scope = engine.manager().newSubManager()) {
      Network copy = task.network();
      for (int p = 0; p < patterns.count(); p++) {
        float[] row = new float[1 + patterns.inputCount()];
        row[0] = 1;
        double[] x = patterns.input(p);
        for (int n = 0; n < x.length; n++) {
          row[n + 1] = (float) x[n];
        }
        NDArray y = task.outputs(scope, NativeArrays.of(scope, row, new Shape(1, row.length)));
        double[] expected = copy.outputs(x);
        for (int i = 0; i < expected.length; i++) {
          assertThat((double) y.toFloatArray()[i])
              .isCloseTo(expected[i], within(outputBound(copy, settings, x, i)));
        }
      }
    }
  }

  /**
   * Output weights from least squares are large where units are alike, and their products cancel:
   * sums of 2 are made of terms of several hundred.
   */
  private static double outputBound(
      Network network, NetworkSettings settings, double[] x, int output) {
    List<double[][]> tables = tables(network);
    return RoundingBound.of(
        tables.get(1)[output].length + ROUNDINGS_OF_A_UNIT,
        tables,
        () -> network(tables, settings, network.units()).outputs(x)[output]);
  }
}
