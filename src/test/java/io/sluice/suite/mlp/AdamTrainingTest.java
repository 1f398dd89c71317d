package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.run.IterationRecord;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.Network;
import io.sluice.shallow.Patterns;
import io.sluice.training.DivergenceException;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import io.sluice.training.UntimedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdamTrainingTest {

  /** 3 steps of 24 an epoch, 36 in all. */
  private static final AdamPlan PLAN =
      AdamSamples.plan(AdamSamples.network(5, "pwl(5)", Bypass.FULL), 24, 12, Loss.SQUARED, 0.001);

  @TempDir Path folder;

  /** As a process would, which knows of the run no more than its folder. */
  private static Optional<Network> train(AdamPlan plan, RunDirectory run, long stopAt) {
    Patterns training = AdamSamples.of(plan.loss(), 60, 1);
    Patterns test = AdamSamples.of(plan.loss(), 40, 2);
    StopSignal stop = new StopSignal();
    TrainingListener stopper =
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            if (record.step() == stopAt) {
              stop.request();
            }
          }
        };
    try (TensorEngine engine = TestEngine.fp32()) {
      return new AdamTraining(engine, run, stopper, stop)
          .run(
              plan,
              Optional.empty(),
              training,
              test,
              AdamSamples.scores(training, test, plan.loss()));
    }
  }

  private RunDirectory create(String name) {
    RunDirectory run = RunDirectory.create(folder.resolve(name));
    Json.write(run.config(), Map.of("seed", 1));
    return run;
  }

  private static void assertSame(RunDirectory actual, RunDirectory expected) throws IOException {
    assertThat(UntimedMetrics.of(actual.metrics()))
        .isEqualTo(UntimedMetrics.of(expected.metrics()));
    assertThat(actual.model()).hasSameBinaryContentAs(expected.model());
  }

  @ParameterizedTest
  @CsvSource({
    "SQUARED, relu, 0.7",
    "SQUARED, 'pwl(7, ends=clamp)', 0.6",
    "SQUARED_RESET, sigmoid, 0.7",
    "CROSS_ENTROPY, 'pwl(5)', 0.5"
  })
  void theErrorFallsWellBelowTheStart(Loss loss, String activation, double share) {
    RunDirectory run = create("run");
    AdamPlan plan =
        AdamSamples.plan(AdamSamples.network(8, activation, Bypass.FULL), 12, 60, loss, 0);
    Network trained = train(plan, run, -1).orElseThrow();
    List<IterationRecord> records = MetricsLog.read(run.metrics(), IterationRecord.class);
    List<ValidationRecord> sweeps = MetricsLog.read(run.metrics(), ValidationRecord.class);
    // 60 patterns in steps of 12.
    assertThat(records).extracting(IterationRecord::step).startsWith(0L, 5L, 10L).hasSize(61);
    IterationRecord last = records.get(60);
    assertThat(last.trainingError()).isLessThan(share * records.get(0).trainingError());
    assertThat(trained.error(AdamSamples.of(loss, 60, 1), loss)).isEqualTo(last.trainingError());
    assertThat(records.get(0).multiplies()).isZero();
    assertThat(last.multiplies()).isEqualTo(60 * records.get(1).multiplies());
    assertThat(sweeps).hasSize(60).allMatch(s -> s.accuracy().isEmpty() == (loss == Loss.SQUARED));
    double perNat = loss == Loss.CROSS_ENTROPY ? 1 : 2;
    assertThat(perNat * (sweeps.get(59).validationLossNats() - sweeps.get(0).validationLossNats()))
        .isCloseTo(
            last.testError().orElseThrow() - records.get(1).testError().orElseThrow(),
            within(1e-9));
  }

  @Test
  void theSameBitsAgain() throws IOException {
    RunDirectory one = create("one");
    RunDirectory other = create("other");
    train(PLAN, one, -1);
    train(PLAN, other, -1);
    assertSame(one, other);
  }

  /** Within an epoch and at its end. */
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 12, 35})
  void aStoppedRunGoesOnToTheSameBits(long step) throws IOException {
    RunDirectory undisturbed = create("undisturbed");
    Network whole = train(PLAN, undisturbed, -1).orElseThrow();
    RunDirectory stopped = create("stopped");
    assertThat(train(PLAN, stopped, step)).isEmpty();
    // As a killed process leaves it: records behind the checkpoint.
    List<String> lines = Files.readAllLines(undisturbed.metrics());
    List<String> before = Files.readAllLines(stopped.metrics());
    Files.write(
        stopped.metrics(), lines.subList(before.size(), lines.size()), StandardOpenOption.APPEND);

    Network resumed = train(PLAN, stopped, -1).orElseThrow();
    assertSame(stopped, undisturbed);
    assertThat(resumed.outputWeights()).isDeepEqualTo(whole.outputWeights());
    assertThat(train(PLAN, stopped, -1).orElseThrow().inputWeights())
        .as("of a run that is at its end")
        .isDeepEqualTo(whole.inputWeights());
  }

  @Test
  void whatCannotBeTrainedIsRefusedInASentence() {
    double[][] inputs = {{1}, {2}, {3}};
    double[][] targets = {{1e6}, {-1e6}, {3e6}};
    Patterns large = Patterns.of(inputs, targets);
    try (TensorEngine engine = TestEngine.fp32()) {
      AdamTraining training =
          new AdamTraining(engine, create("run"), new TrainingListener() {}, new StopSignal());
      AdamPlan plan =
          AdamSamples.plan(AdamSamples.network(1, "relu", Bypass.CASCADE), 2, 3, Loss.SQUARED, 0);
      assertThatThrownBy(
              () ->
                  training.run(
                      plan,
                      Optional.empty(),
                      large,
                      large,
                      AdamSamples.scores(large, large, plan.loss())))
          .isInstanceOf(DivergenceException.class)
          .hasMessageContaining("give --scaling standard");
    }
    assertThatThrownBy(() -> AdamSamples.plan(PLAN.network(), 8, 0, Loss.SQUARED, 0))
        .hasMessageContaining("0 epochs");
    assertThatThrownBy(() -> AdamSamples.plan(PLAN.network(), 8, 1, Loss.SQUARED, -1))
        .hasMessageContaining("ridge -1.0");
  }
}
