package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {
  @TempDir Path folder;
  private RegressionRuns runs;

  @BeforeEach
  void open() {
    runs = new RegressionRuns(folder);
  }

  @AfterEach
  void close() {
    runs.close();
  }

  @Test
  void findsThePlaneAndWritesARecordAStep() throws IOException {
    RegressionTask task = runs.task();
    RunDirectory run = runs.create("run");
    TrainingOutcome outcome = runs.train(task, TrainingPlans.plan(300, 1, 100, 50), run);

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
    Map<String, NDArray> loaded = runs.task().parameters();
    ModelFile.load(run.model(), loaded);
    assertThat(loaded.get("weight").toFloatArray())
        .isEqualTo(task.parameters().get("weight").toFloatArray());
  }

  /** The speed of a run is that of its steps, however long checkpoints take. */
  @Test
  void theTimeOfTrainingIsThatOfTheSteps() {
    RunDirectory run = runs.create("run");
    Instant start = Instant.now();
    TrainingOutcome outcome = runs.train(runs.task(), TrainingPlans.plan(20, 1, 10, 1), run);
    Duration wall = Duration.between(start, Instant.now());

    List<TrainRecord> steps = MetricsLog.read(run.metrics(), TrainRecord.class);
    double sum = steps.stream().mapToDouble(step -> 8 / step.tokensPerS()).sum();
    assertThat(outcome.elapsed().toNanos() / 1e9).isCloseTo(sum, within(1e-6));
    assertThat(steps.get(19).elapsedS()).isCloseTo(sum, within(1e-6));
    assertThat(outcome.elapsed()).isPositive().isLessThan(wall);
  }

  @Test
  void replicasOfAnySizeComputeTheStepOfOne() {
    for (int rows : List.of(4, 3)) {
      RegressionTask shared = new RegressionTask(runs.engine(), 8, 2, rows);
      RegressionTask alone = new RegressionTask(runs.engine(), 8, 2);
      assertThat(shared.replicas()).hasSize(rows == 4 ? 2 : 3);
      RunDirectory together = runs.create("together" + rows);
      RunDirectory apart = runs.create("apart" + rows);
      runs.train(shared, TrainingPlans.plan(30, 2, 0, 100), together);
      runs.train(alone, TrainingPlans.plan(30, 2, 0, 100), apart);

      for (int i = 0; i <= RegressionTask.WIDTH; i++) {
        assertThat(shared.values()[i]).isCloseTo(alone.values()[i], within(2e-6f));
      }
      List<TrainRecord> records = MetricsLog.read(together.metrics(), TrainRecord.class);
      List<TrainRecord> expected = MetricsLog.read(apart.metrics(), TrainRecord.class);
      for (int i = 0; i < 30; i++) {
        assertThat(records.get(i).lossNats()).isCloseTo(expected.get(i).lossNats(), within(1e-4));
        assertThat(records.get(i).gradientNorm())
            .isCloseTo(expected.get(i).gradientNorm(), within(1e-4));
      }
    }
  }

  @Test
  void fourMicroBatchesAreOneBatchOfTheirUnion() {
    RegressionTask parts = new RegressionTask(runs.engine(), 8, 4);
    RegressionTask union = new RegressionTask(runs.engine(), 32, 1);
    RunDirectory inParts = runs.create("parts");
    RunDirectory atOnce = runs.create("union");
    runs.train(parts, TrainingPlans.plan(30, 4, 0, 100), inParts);
    runs.train(union, TrainingPlans.plan(30, 1, 0, 100), atOnce);

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

  @Test
  void validatingMoreOftenChangesNoTrainingNumber() {
    RunDirectory seldom = runs.create("seldom");
    RunDirectory often = runs.create("often");
    RegressionTask validatedSeldom = runs.task();
    RegressionTask validatedOften = runs.task();
    runs.train(validatedSeldom, TrainingPlans.plan(40, 1, 0, 10), seldom);
    runs.train(validatedOften, TrainingPlans.plan(40, 1, 1, 10), often);

    assertThat(validatedSeldom.validations()).isEqualTo(1);
    assertThat(validatedOften.validations()).isEqualTo(40);
    List<String> records = UntimedMetrics.of(seldom.metrics());
    assertThat(UntimedMetrics.of(often.metrics())).hasSize(81).containsSubsequence(records);
    assertThat(often.model()).hasSameBinaryContentAs(seldom.model());
  }

  @Test
  void aStepLeavesNoArrayBehind() {
    long[] arrays = new long[41];
    runs.train(
        runs.task(),
        TrainingPlans.plan(40, 2, 5, 10),
        runs.create("run"),
        new StopSignal(),
        new TrainingListener() {
          @Override
          public void onStep(TrainRecord record) {
            arrays[(int) record.step()] = runs.engine().manager().getManagedArrays().size();
          }
        });
    assertThat(arrays[2]).isPositive();
    assertThat(arrays[20]).isEqualTo(arrays[2]);
    assertThat(arrays[40]).isEqualTo(arrays[2]);
  }
}
