package io.sluice.training;

import static io.sluice.training.RegressionRuns.assertSameRun;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import io.sluice.engine.ParameterGroup;
import io.sluice.run.MetricsLog;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunRecords;
import io.sluice.run.ValidationRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop that comes while a run validates, and what a listener hears of what is no step. */
class ValidationStopTest {
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
  @ValueSource(longs = {4, 20, 40})
  void whatWasGivenUpIsMeasuredWhenTheRunGoesOn(long step) throws IOException {
    TrainingPlan plan = TrainingPlans.plan(40, 2, 4, 10);
    RunDirectory undisturbed = runs.create("undisturbed");
    runs.train(runs.task(), plan, undisturbed);
    RunDirectory stopped = runs.create("stopped");
    StopSignal stop = new StopSignal();

    TrainingOutcome first =
        runs.train(
            new GivenUp(runs.task()),
            plan,
            stopped,
            stop,
            new TrainingListener() {
              @Override
              public void onValidationStart(long at) {
                if (at == step) {
                  stop.request();
                }
              }
            });
    assertThat(first.isComplete()).isFalse();
    assertThat(first.step()).isEqualTo(step);
    assertThat(MetricsLog.read(stopped.metrics(), ValidationRecord.class))
        .noneMatch(record -> record.step() == step);

    // Stopped again before it could begin: nothing is lost by that.
    StopSignal atOnce = new StopSignal();
    atOnce.request();
    runs.train(new GivenUp(runs.task()), plan, stopped, atOnce, new TrainingListener() {});

    assertThat(runs.train(runs.task(), plan, stopped).isComplete()).isTrue();
    assertSameRun(stopped, undisturbed);
  }

  /** Killed before its next checkpoint, a run has one record more than the last one says. */
  @Test
  void whatWasMadeGoodIsNoAlteredRecord() {
    TrainingPlan plan = TrainingPlans.plan(40, 2, 4, 10);
    RunDirectory stopped = runs.create("stopped");
    StopSignal first = new StopSignal();
    runs.train(
        new GivenUp(runs.task()),
        plan,
        stopped,
        first,
        new TrainingListener() {
          @Override
          public void onValidationStart(long at) {
            if (at == 20) {
              first.request();
            }
          }
        });
    StopSignal second = new StopSignal();
    runs.train(
        runs.task(),
        plan,
        stopped,
        second,
        new TrainingListener() {
          @Override
          public void onValidation(ValidationRecord record) {
            second.request();
          }
        });
    assertThat(MetricsLog.read(stopped.metrics(), ValidationRecord.class))
        .anyMatch(record -> record.step() == 20);
    assertThat(RunRecords.of(stopped).notice()).isEmpty();
  }

  /** The last step's, too, which no checkpoint comes after: it reaches the disk all the same. */
  @Test
  void whatWasMadeGoodAtTheEndIsForcedToDisk() {
    TrainingPlan plan = TrainingPlans.plan(4, 1, 4, 10);
    RunDirectory run = runs.create("run");
    StopSignal stop = new StopSignal();
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void onValidationStart(long at) {
            stop.request();
          }
        };
    runs.train(new GivenUp(runs.task()), plan, run, stop, stopping);
    List<String> notices = new ArrayList<>();
    TrainingListener deleting =
        new TrainingListener() {
          @Override
          public void onValidation(ValidationRecord record) {
            try {
              Files.delete(run.metrics());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public void onNotice(String sentence) {
            notices.add(sentence);
          }
        };
    assertThat(runs.train(runs.task(), plan, run, new StopSignal(), deleting).isComplete())
        .isTrue();
    // Only a log that is forced to disk finds out that its file was taken away.
    assertThat(notices).singleElement().asString().contains("is made again, with all records");
    assertThat(MetricsLog.read(run.metrics(), ValidationRecord.class))
        .anyMatch(record -> record.step() == 4);
  }

  @Test
  void aListenerHearsWhatIsDone() {
    List<String> heard = new ArrayList<>();
    runs.train(
        runs.task(),
        TrainingPlans.plan(3, 1, 2, 2),
        runs.create("run"),
        new StopSignal(),
        new TrainingListener() {
          @Override
          public void onValidationStart(long step) {
            heard.add("validates " + step);
          }

          @Override
          public void onValidation(ValidationRecord record) {
            heard.add("validated " + record.step());
          }

          @Override
          public void onSaveStart(long step) {
            heard.add("saves " + step);
          }

          @Override
          public void onSaved(long step) {
            heard.add("saved " + step);
          }
        });
    assertThat(heard)
        .containsExactly(
            "validates 2",
            "validated 2",
            "saves 2",
            "saved 2",
            "validates 3",
            "validated 3",
            "saves 3",
            "saved 3");
  }

  /** A task that gives a validation up when it is asked to. */
  private record GivenUp(Task inner) implements Task {
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
      return inner.validate();
    }

    @Override
    public Optional<Validation> validateUnless(StopSignal stop) {
      return stop.isRequested() ? Optional.empty() : Optional.of(validate());
    }
  }
}
