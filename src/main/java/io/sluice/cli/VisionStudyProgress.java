package io.sluice.cli;

import io.sluice.study.Divergence;
import io.sluice.study.vision.VisionStudyListener;
import io.sluice.study.vision.VisionStudyRun;
import io.sluice.suite.vision.VisionResult;
import java.time.Duration;

/** Shows how a study of classifiers goes: a line a run, and the run's own progress. */
final class VisionStudyProgress extends RunsProgress implements VisionStudyListener {

  VisionStudyProgress(Invocation invocation) {
    super(invocation, "images");
  }

  @Override
  public void onRunSkipped(VisionStudyRun run, int index, int count) {
    skipped(run.label(), index, count);
  }

  @Override
  public void onRunStart(VisionStudyRun run, int index, int count) {
    begun(run.label(), index, count);
  }

  @Override
  public void onRunDone(VisionStudyRun run, VisionResult result) {
    ended(
        "accuracy %.2f %%, loss %.4f nats, training %s",
        100 * result.accuracy(),
        result.lossNats(),
        Text.time(Duration.ofNanos((long) (result.elapsedS() * 1e9))));
  }

  @Override
  public void onRunDiverged(VisionStudyRun run, Divergence divergence) {
    ended("diverged: %s", divergence.reason());
  }

  @Override
  public void onPretrainingStart(VisionStudyRun first) {
    say("  first it learns %s: %s", first.recipe().images().data().notation(), first.label());
  }

  @Override
  public void onPretrainingDone(VisionStudyRun first, VisionResult result) {
    noted("accuracy on those %.2f %%", 100 * result.accuracy());
  }

  @Override
  public void onAttackStart(VisionStudyRun run) {
    say("  attacked: %s", run.label());
  }
}
