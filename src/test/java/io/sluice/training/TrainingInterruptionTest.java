package io.sluice.training;

import static io.sluice.training.RegressionRuns.PLAN;
import static io.sluice.training.RegressionRuns.assertSameRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.ParameterGroup;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.Safetensors;
import io.sluice.run.TensorSource;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end early and go on, to the same bits as an undisturbed one. */
class TrainingInterruptionTest {
  private static final TrainingPlan MEASURED = TrainingPlans.plan(40, 1, 10, 10);

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

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 10, 39})
  void aStoppedRunIsSavedAndGoesOnToTheSameBits(long step) throws IOException {
    TrainingPlan plan = TrainingPlans.plan(40, 2, 4, 10);
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.trainUntil(40, plan, undisturbed);
    RunDirectory stopped = runs.create("stopped");

    TrainingOutcome first = runs.trainUntil(step, plan, stopped);
    assertThat(first.isComplete()).isFalse();
    assertThat(first.step()).isEqualTo(step);
    assertThat(stopped.trainingState()).exists();
    List<TrainRecord> records = MetricsLog.read(stopped.metrics(), TrainRecord.class);
    assertThat(records).hasSize((int) step);

    TrainingOutcome second = runs.train(runs.task(), plan, stopped);
    assertThat(second.isComplete()).isTrue();
    // The clock goes on from the checkpoint, which is written after the step's record; how long the
    // writing took is not in it.
    double before = records.get(records.size() - 1).elapsedS();
    assertThat(second.elapsed().toNanos() / 1e9).isGreaterThan(before);
    assertSameRun(stopped, undisturbed);
  }

  /** A thousand seconds, since the steps of these runs are shorter than such a clock's. */
  @Test
  void theProcessorTimeOfEarlierSittingsIsInTheSum() {
    Assumptions.assumeTrue(
        Runtime.getRuntime().availableProcessors() > 1,
        "with more threads than processors no processor time is kept");
    RunDirectory run = runs.create("run");
    runs.trainUntil(20, MEASURED, run);
    keepProcessorTime(run, Optional.of(Duration.ofSeconds(1000)));

    runs.train(runs.task(), MEASURED, run);

    List<OptionalDouble> sums = processorTimes(run);
    assertThat(sums).hasSize(4);
    assertThat(sums.get(1).orElseThrow()).isLessThan(500);
    assertThat(sums.get(2).orElseThrow()).isBetween(1000.0, 1500.0);
    assertThat(sums.get(3).orElseThrow()).isBetween(sums.get(2).orElseThrow(), 1500.0);
  }

  @Test
  void aCheckpointThatKeptNoProcessorTimeLeavesItUnknown() throws IOException {
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), MEASURED, undisturbed);
    RunDirectory old = runs.create("old");
    runs.trainUntil(20, MEASURED, old);
    keepProcessorTime(old, Optional.empty());

    runs.train(runs.task(), MEASURED, old);

    assertThat(processorTimes(old).subList(2, 4)).containsOnly(OptionalDouble.empty());
    assertSameRun(old, undisturbed);
  }

  private static List<OptionalDouble> processorTimes(RunDirectory run) {
    return MetricsLog.read(run.metrics(), ValidationRecord.class).stream()
        .map(ValidationRecord::processorS)
        .toList();
  }

  /** Writes the checkpoint again, with another processor time in it. */
  private static void keepProcessorTime(RunDirectory run, Optional<Duration> time) {
    List<TensorSource> tensors = new ArrayList<>();
    Map<String, String> metadata;
    try (Safetensors old = Safetensors.open(run.trainingState())) {
      metadata = new HashMap<>(old.metadata());
      for (String name : old.names()) {
        ByteBuffer data = old.data(name);
        tensors.add(TensorSource.of(name, old.type(name), old.shape(name), () -> data));
      }
    }
    metadata.keySet().removeAll(List.of("format", "writer", "sha256", "processor_nanoseconds"));
    time.ifPresent(kept -> metadata.put("processor_nanoseconds", "" + kept.toNanos()));
    Safetensors.write(run.trainingState(), metadata, tensors);
  }

  @Test
  void aRunStoppedBeforeItsFirstStepLeavesNoCheckpoint() throws IOException {
    RunDirectory run = runs.create("run");
    StopSignal stop = new StopSignal();
    stop.request();
    TrainingOutcome outcome = runs.train(runs.task(), PLAN, run, stop, new TrainingListener() {});
    assertThat(outcome.step()).isZero();
    assertThat(outcome.isComplete()).isFalse();
    assertThat(run.trainingState()).doesNotExist();

    runs.train(runs.task(), PLAN, run);
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), PLAN, undisturbed);
    assertSameRun(run, undisturbed);
  }

  @Test
  void aStopAtTheLastStepIsAFinishedRun() {
    assertThat(runs.trainUntil(40, PLAN, runs.create("run")).isComplete()).isTrue();
  }

  /** As a killed process leaves it: records behind the checkpoint, the last one torn. */
  @Test
  void recordsBehindTheCheckpointAreWrittenAnew() throws IOException {
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), PLAN, undisturbed);
    RunDirectory killed = runs.create("killed");
    runs.trainUntil(20, PLAN, killed);
    List<String> lines = Files.readAllLines(undisturbed.metrics());
    String behind =
        String.join("\n", lines.subList(21, 27)) + "\n" + lines.get(27).substring(0, 30);
    Files.writeString(killed.metrics(), Files.readString(killed.metrics()) + behind);

    runs.train(runs.task(), PLAN, killed);
    assertSameRun(killed, undisturbed);
  }

  @Test
  void aRunKilledBetweenItsLastCheckpointAndItsModelIsCompleted() throws IOException {
    RunDirectory run = runs.create("run");
    TrainingOutcome before = runs.train(runs.task(), PLAN, run);
    byte[] model = Files.readAllBytes(run.model());
    List<String> metrics = Files.readAllLines(run.metrics());
    Files.delete(run.model());

    TrainingOutcome after = runs.train(runs.task(), PLAN, run);

    assertThat(after.isComplete()).isTrue();
    assertThat(after.last()).isEqualTo(before.last());
    assertThat(run.model()).hasBinaryContent(model);
    assertThat(Files.readAllLines(run.metrics())).isEqualTo(metrics);
  }

  @Test
  void theValidationThatCompletesARunIsNoTrainingTime() {
    RunDirectory run = runs.create("run");
    TrainingOutcome before = runs.train(runs.task(), PLAN, run);
    Duration pause = Duration.ofSeconds(2);

    TrainingOutcome after = runs.train(new SlowlyValidated(runs.task(), pause), PLAN, run);

    assertThat(after.last()).isEqualTo(before.last());
    assertThat(after.elapsed()).isLessThan(before.elapsed().plus(pause.dividedBy(2)));
  }

  @Test
  void aCheckpointOfALongerRunIsRefused() {
    RunDirectory run = runs.create("run");
    runs.train(runs.task(), PLAN, run);
    assertThatThrownBy(() -> runs.train(runs.task(), TrainingPlans.plan(30, 1, 0, 10), run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(run.trainingState().toString())
        .hasMessageContaining("step 40");
  }

  /** A task whose validation takes its time. */
  private record SlowlyValidated(Task inner, Duration pause) implements Task {
    @Override
    public Map<String, ParameterGroup> parameterGroups() {
      return inner.parameterGroups();
    }

    @Override
    public Map<String, NDArray> parameters() {
      return inner.parameters();
    }

    @Override
    public List<? extends Replica> replicas() {
      return inner.replicas();
    }

    @Override
    public long tokensPerMicroBatch() {
      return inner.tokensPerMicroBatch();
    }

    @Override
    public Validation validate() {
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return inner.validate();
    }
  }
}
