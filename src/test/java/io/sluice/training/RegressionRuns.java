package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import io.sluice.run.Json;
import io.sluice.run.RunDirectory;
import io.sluice.run.TrainRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** An engine that trains {@link RegressionTask} into folders. */
final class RegressionRuns implements AutoCloseable {
  static final TrainingPlan PLAN = TrainingPlans.plan(40, 1, 0, 10);

  private final TensorEngine engine = TestEngine.fp32();
  private final Path folder;

  RegressionRuns(Path folder) {
    this.folder = folder;
  }

  TensorEngine engine() {
    return engine;
  }

  RegressionTask task() {
    return new RegressionTask(engine, 8, 1);
  }

  RunDirectory create(String name) {
    RunDirectory run = RunDirectory.create(folder.resolve(name));
    // What a suite writes there, so that the run has an identity.
    Json.write(run.config(), Map.of("seed", 1));
    return run;
  }

  TrainingOutcome train(Task trained, TrainingPlan plan, RunDirectory run) {
    return train(trained, plan, run, new StopSignal(), new TrainingListener() {});
  }

  TrainingOutcome train(
      Task trained,
      TrainingPlan plan,
      RunDirectory run,
      StopSignal stop,
      TrainingListener listener) {
    return new TrainingLoop(engine, trained, Course.of(plan), run, listener, stop).run();
  }

  /** Trains a new task up to a step. */
  TrainingOutcome trainUntil(long step, TrainingPlan plan, RunDirectory run) {
    StopSignal stop = new StopSignal();
    return train(
        task(),
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

  static void assertSameRun(RunDirectory actual, RunDirectory expected) throws IOException {
    assertThat(UntimedMetrics.of(actual.metrics()))
        .isEqualTo(UntimedMetrics.of(expected.metrics()));
    assertThat(actual.model()).hasSameBinaryContentAs(expected.model());
  }

  @Override
  public void close() {
    engine.close();
  }
}
