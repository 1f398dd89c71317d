package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingLoopTest {

  private static final TrainingPlan PLAN = TrainingPlans.plan(40, 1, 0, 10);

  @TempDir Path folder;
  private TensorEngine engine;
  private RegressionTask task;

  @BeforeEach
  void open() {
    engine = TestEngine.fp32();
    task = newTask();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private RegressionTask newTask() {
    return new RegressionTask(engine, 8, 1);
  }

  private RunDirectory run(String name) {
    return RunDirectory.create(folder.resolve(name));
  }

  private TrainingOutcome train(Task trained, TrainingPlan plan, RunDirectory run) {
    return train(trained, plan, run, new StopSignal(), new TrainingListener() {});
  }

  private TrainingOutcome train(
      Task trained,
      TrainingPlan plan,
      RunDirectory run,
      StopSignal stop,
      TrainingListener listener) {
    return new TrainingLoop(engine, trained, plan, run, listener, stop).run();
  }

  /** Trains a new task up to a step. */
  private TrainingOutcome trainUntil(long step, TrainingPlan plan, RunDirectory run) {
    StopSignal stop = new StopSignal();
    return train(
        newTask(),
        plan,
        run,
        stop,
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            if (record.step() == step) {
              stop.request();
            }
          }
        });
  }

  private static void assertSameRun(RunDirectory actual, RunDirectory expected) throws IOException {
    assertThat(UntimedMetrics.of(actual.metrics()))
        .isEqualTo(UntimedMetrics.of(expected.metrics()));
    assertThat(actual.model()).hasSameBinaryContentAs(expected.model());
  }

  @Test
  void findsThePlaneAndWritesARecordAStep() throws IOException {
    RunDirectory run = run("run");
    TrainingOutcome outcome = train(task, TrainingPlans.plan(300, 1, 100, 50), run);

    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.step()).isEqualTo(300);
    assertThat(outcome.last().orElseThrow().lossNats()).isLessThan(0.1);
    assertThat(task.values()[RegressionTask.WIDTH]).isCloseTo(7, within(0.2f));
    List<TrainRecord> steps = MetricsLog.read(run.metrics(), TrainRecord.class);
    assertThat(steps).hasSize(300);
    for (int i = 0; i < 300; i++) {
      assertThat(steps.get(i).step()).isEqualTo(i + 1);
      assertThat(steps.get(i).tokens()).isEqualTo(8L * (i + 1));
      assertThat(steps.get(i).learningRate()).isEqualTo(TrainingPlans.SCHEDULE.at(i + 1, 300));
    }
    assertThat(MetricsLog.read(run.metrics(), ValidationRecord.class))
        .extracting(ValidationRecord::step)
        .containsExactly(100L, 200L, 300L);
    Map<String, NDArray> loaded = newTask().parameters();
    Weights.load(run.model(), loaded);
    assertThat(loaded.get("weight").toFloatArray())
        .isEqualTo(task.parameters().get("weight").toFloatArray());
  }

  @Test
  void fourMicroBatchesAreOneBatchOfTheirUnion() {
    RegressionTask parts = new RegressionTask(engine, 8, 4);
    RegressionTask union = new RegressionTask(engine, 32, 1);
    RunDirectory inParts = run("parts");
    RunDirectory atOnce = run("union");
    train(parts, TrainingPlans.plan(30, 4, 0, 100), inParts);
    train(union, TrainingPlans.plan(30, 1, 0, 100), atOnce);

    for (int i = 0; i <= RegressionTask.WIDTH; i++) {
      assertThat(parts.values()[i]).isCloseTo(union.values()[i], within(2e-6f));
    }
    List<TrainRecord> partSteps = MetricsLog.read(inParts.metrics(), TrainRecord.class);
    List<TrainRecord> unionSteps = MetricsLog.read(atOnce.metrics(), TrainRecord.class);
    for (int i = 0; i < 30; i++) {
      TrainRecord expected = unionSteps.get(i);
      assertThat(partSteps.get(i).lossNats()).isCloseTo(expected.lossNats(), within(1e-4));
      assertThat(partSteps.get(i).gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-4));
      assertThat(partSteps.get(i).tokens()).isEqualTo(expected.tokens());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 10, 39})
  void aStoppedRunIsSavedAndGoesOnToTheSameBits(long step) throws IOException {
    TrainingPlan plan = TrainingPlans.plan(40, 2, 4, 10);
    RunDirectory undisturbed = run("undisturbed");
    trainUntil(40, plan, undisturbed);
    RunDirectory stopped = run("stopped");

    TrainingOutcome first = trainUntil(step, plan, stopped);
    assertThat(first.isComplete()).isFalse();
    assertThat(first.step()).isEqualTo(step);
    assertThat(stopped.trainingState()).exists();
    assertThat(MetricsLog.read(stopped.metrics(), TrainRecord.class)).hasSize((int) step);

    TrainingOutcome second = train(newTask(), plan, stopped);
    assertThat(second.isComplete()).isTrue();
    assertThat(second.elapsed()).isGreaterThan(first.elapsed());
    assertSameRun(stopped, undisturbed);
  }

  @Test
  void aRunStoppedBeforeItsFirstStepLeavesNoCheckpoint() throws IOException {
    RunDirectory run = run("run");
    StopSignal stop = new StopSignal();
    stop.request();
    TrainingOutcome outcome = train(task, PLAN, run, stop, new TrainingListener() {});
    assertThat(outcome.step()).isZero();
    assertThat(outcome.isComplete()).isFalse();
    assertThat(run.trainingState()).doesNotExist();

    train(newTask(), PLAN, run);
    RunDirectory undisturbed = run("undisturbed");
    train(newTask(), PLAN, undisturbed);
    assertSameRun(run, undisturbed);
  }

  @Test
  void aStopAtTheLastStepIsAFinishedRun() {
    assertThat(trainUntil(40, PLAN, run("run")).isComplete()).isTrue();
  }

  /** As a killed process leaves it: records behind the checkpoint, the last one torn. */
  @Test
  void recordsBehindTheCheckpointAreWrittenAnew() throws IOException {
    RunDirectory undisturbed = run("undisturbed");
    train(newTask(), PLAN, undisturbed);
    RunDirectory killed = run("killed");
    trainUntil(20, PLAN, killed);
    List<String> lines = Files.readAllLines(undisturbed.metrics());
    String behind =
        String.join("\n", lines.subList(20, 26)) + "\n" + lines.get(26).substring(0, 30);
    Files.writeString(killed.metrics(), Files.readString(killed.metrics()) + behind);

    train(newTask(), PLAN, killed);
    assertSameRun(killed, undisturbed);
  }

  @Test
  void aRunKilledBetweenItsLastCheckpointAndItsModelIsCompleted() throws IOException {
    RunDirectory run = run("run");
    TrainingOutcome before = train(task, PLAN, run);
    byte[] model = Files.readAllBytes(run.model());
    List<String> metrics = Files.readAllLines(run.metrics());
    Files.delete(run.model());

    TrainingOutcome after = train(newTask(), PLAN, run);

    assertThat(after.isComplete()).isTrue();
    assertThat(after.last()).isEqualTo(before.last());
    assertThat(run.model()).hasBinaryContent(model);
    assertThat(Files.readAllLines(run.metrics())).isEqualTo(metrics);
  }

  @Test
  void validatingMoreOftenChangesNoTrainingNumber() {
    RunDirectory seldom = run("seldom");
    RunDirectory often = run("often");
    RegressionTask validatedOften = newTask();
    train(task, TrainingPlans.plan(40, 1, 0, 10), seldom);
    train(validatedOften, TrainingPlans.plan(40, 1, 1, 10), often);

    assertThat(task.validations()).isEqualTo(1);
    assertThat(validatedOften.validations()).isEqualTo(40);
    List<String> records = UntimedMetrics.of(seldom.metrics());
    assertThat(UntimedMetrics.of(often.metrics())).hasSize(80).containsSubsequence(records);
    assertThat(often.model()).hasSameBinaryContentAs(seldom.model());
  }

  @Test
  void divergenceStopsTheRunAndKeepsTheCheckpoint() throws IOException {
    RunDirectory run = run("run");
    Task spoilt = new SpoiltTask(task, 27, 0);
    byte[][] saved = new byte[2][];
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            if (record.step() == 21) {
              saved[0] = read(run.trainingState());
              saved[1] = read(run.model());
            }
          }
        };

    assertThatThrownBy(() -> train(spoilt, PLAN, run, new StopSignal(), listener))
        .isInstanceOf(DivergenceException.class)
        .hasFieldOrPropertyWithValue("step", 27L)
        .hasMessageStartingWith("step 27: the loss is NaN")
        .hasMessageContaining("the last good checkpoint is step 20 in " + run.folder())
        .hasMessageContaining("Likely causes: the learning rate")
        .hasMessageContaining("--precision fp32")
        .hasMessageNotContaining("\n");

    assertThat(run.trainingState()).hasBinaryContent(saved[0]);
    assertThat(run.model()).hasBinaryContent(saved[1]);
    assertThat(MetricsLog.read(run.metrics(), TrainRecord.class)).hasSize(26);
    RunDirectory undisturbed = run("undisturbed");
    train(newTask(), PLAN, undisturbed);
    train(newTask(), PLAN, run);
    assertSameRun(run, undisturbed);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 710})
  void aValidationLossBeyondNumbersIsDivergence(double loss) throws IOException {
    RunDirectory run = run("run");
    TrainingPlan plan = TrainingPlans.plan(40, 1, 25, 10);
    Task spoilt = new SpoiltTask(task, 1000, loss);
    assertThatThrownBy(() -> train(spoilt, plan, run))
        .isInstanceOf(DivergenceException.class)
        .hasMessageStartingWith("step 25: the validation loss is " + loss)
        .hasMessageContaining("the last good checkpoint is step 20 in " + run.folder())
        .hasMessageContaining("Likely causes: the learning rate");
    RunDirectory undisturbed = run("undisturbed");
    train(newTask(), plan, undisturbed);
    train(newTask(), plan, run);
    assertSameRun(run, undisturbed);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCheckpointOfALongerRunIsRefused() {
    RunDirectory run = run("run");
    train(task, PLAN, run);
    assertThatThrownBy(() -> train(newTask(), TrainingPlans.plan(30, 1, 0, 10), run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(run.trainingState().toString())
        .hasMessageContaining("step 40");
  }

  @Test
  void aStepLeavesNoArrayBehind() {
    long[] arrays = new long[41];
    train(
        task,
        TrainingPlans.plan(40, 2, 5, 10),
        run("run"),
        new StopSignal(),
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            arrays[(int) record.step()] = engine.manager().getManagedArrays().size();
          }
        });
    assertThat(arrays[2]).isPositive();
    assertThat(arrays[20]).isEqualTo(arrays[2]);
    assertThat(arrays[40]).isEqualTo(arrays[2]);
  }

  /** A task whose loss is not a number at one step, and whose validation always says the same. */
  private record SpoiltTask(Task inner, long spoiltStep, double validationLoss) implements Task {

    @Override
    public Map<String, NDArray> parameters() {
      return inner.parameters();
    }

    @Override
    public NDArray loss(NDManager scope, long step, int microBatch) {
      NDArray factor = scope.ones(new Shape());
      if (step == spoiltStep) {
        factor = scope.full(new Shape(), Float.NaN);
      }
      return inner.loss(scope, step, microBatch).mul(factor);
    }

    @Override
    public long tokensPerMicroBatch() {
      return inner.tokensPerMicroBatch();
    }

    @Override
    public Validation validate() {
      return new Validation(validationLoss, validationLoss, 8);
    }
  }
}
