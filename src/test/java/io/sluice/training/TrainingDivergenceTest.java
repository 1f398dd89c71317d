package io.sluice.training;

import static io.sluice.training.RegressionRuns.PLAN;
import static io.sluice.training.RegressionRuns.assertSameRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.RecordedLoss;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.TrainRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDivergenceTest {
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
  void divergenceStopsTheRunAndKeepsTheCheckpoint() throws IOException {
    RunDirectory run = runs.create("run");
    Task spoilt = new SpoiltTask(runs.task(), 27, 0);
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

    assertThatThrownBy(() -> runs.train(spoilt, PLAN, run, new StopSignal(), listener))
        .isInstanceOf(DivergenceException.class)
        .hasFieldOrPropertyWithValue("step", 27L)
        .hasMessageStartingWith("step 27: the loss is NaN")
        .hasMessageContaining("the last good checkpoint is step 20 in " + run.folder())
        .hasMessageContaining("Likely cause: the learning rate")
        .hasMessageNotContaining("bf16")
        .hasMessageNotContaining("\n");

    assertThat(run.trainingState()).hasBinaryContent(saved[0]);
    assertThat(run.model()).hasBinaryContent(saved[1]);
    assertThat(MetricsLog.read(run.metrics(), TrainRecord.class)).hasSize(26);
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), PLAN, undisturbed);
    runs.train(runs.task(), PLAN, run);
    assertSameRun(run, undisturbed);
  }

  @Test
  void divergenceBeforeTheFirstCheckpointNamesNone() throws IOException {
    RunDirectory run = runs.create("run");
    TrainingPlan plan = TrainingPlans.plan(40, 1, 5, 10);
    assertThatThrownBy(() -> runs.train(new SpoiltTask(runs.task(), 1000, 710), plan, run))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("nothing was saved before")
        .hasMessageNotContaining("checkpoint is step 0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 710})
  void aValidationLossBeyondNumbersIsDivergence(double loss) throws IOException {
    RunDirectory run = runs.create("run");
    TrainingPlan plan = TrainingPlans.plan(40, 1, 25, 10);
    Task spoilt = new SpoiltTask(runs.task(), 1000, loss);
    assertThatThrownBy(() -> runs.train(spoilt, plan, run))
        .isInstanceOf(DivergenceException.class)
        .hasMessageStartingWith("step 25: the validation loss is " + loss)
        .hasMessageContaining("the last good checkpoint is step 20 in " + run.folder())
        .hasMessageContaining("Likely cause: the learning rate");
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), plan, undisturbed);
    runs.train(runs.task(), plan, run);
    assertSameRun(run, undisturbed);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A task whose loss is not a number at one step, and whose validation always says the same. */
  private record SpoiltTask(Task inner, long spoiltStep, double validationLoss) implements Task {

    @Override
    public Map<String, NDArray> parameters() {
      return inner.parameters();
    }

    @Override
    public List<AlteredReplica> replicas() {
      return inner.replicas().stream()
          .map(replica -> new AlteredReplica(replica, this::spoilt))
          .toList();
    }

    private RecordedLoss spoilt(long step, RecordedLoss loss) {
      float factor = step == spoiltStep ? Float.NaN : 1;
      return new RecordedLoss() {
        @Override
        public float nats() {
          return factor * loss.nats();
        }

        @Override
        public NDList backward(NDManager scope, float weight, List<NDArray> sources) {
          return loss.backward(scope, factor * weight, sources);
        }
      };
    }

    @Override
    public Map<String, ParameterGroup> parameterGroups() {
      return inner.parameterGroups();
    }

    @Override
    public long tokensPerMicroBatch() {
      return inner.tokensPerMicroBatch();
    }

    @Override
    public Validation validate() {
      return new Validation(validationLoss, OptionalDouble.empty(), OptionalDouble.empty(), 8);
    }
  }
}
