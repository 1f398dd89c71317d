package io.sluice.cli;

import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.study.Divergence;
import io.sluice.study.vision.VisionStudyListener;
import io.sluice.study.vision.VisionStudyRun;
import io.sluice.suite.vision.VisionResult;
import java.time.Duration;

/** Shows how a study of classifiers goes: a line a run, and the run's own progress. */
final class VisionStudyProgress implements VisionStudyListener, AutoCloseable {

  private final Invocation invocation;
  private final Progress progress;
  private final long startedAt = System.nanoTime();
  private int trained;

  VisionStudyProgress(Invocation invocation) {
    this.invocation = invocation;
    progress = Progress.of(invocation.terminal(), "images");
  }

  @Override
  public void onRunSkipped(VisionStudyRun run, int index, int count) {
    say("run %d of %d: %s, finished before", index, count, run.label());
  }

  @Override
  public void onRunStart(VisionStudyRun run, int index, int count) {
    String left = "";
    if (trained > 0) {
      long each = (System.nanoTime() - startedAt) / trained;
      left = ", about " + Text.time(Duration.ofNanos(each * (count - index + 1))) + " left";
    }
    say("run %d of %d: %s%s", index, count, run.label(), left);
  }

  @Override
  public void onRunDone(VisionStudyRun run, VisionResult result) {
    progress.close();
    trained++;
    say(
        "  accuracy %.2f %%, loss %.4f nats, %s",
        100 * result.accuracy(),
        result.lossNats(),
        Text.time(Duration.ofNanos((long) (result.elapsedS() * 1e9))));
  }

  @Override
  public void onRunDiverged(VisionStudyRun run, Divergence divergence) {
    progress.close();
    trained++;
    say("  diverged: %s", divergence.reason());
  }

  @Override
  public void onStart(long firstStep, long steps) {
    invocation.interruption().arm("stopping after this step");
    progress.onStart(firstStep, steps);
  }

  @Override
  public void onStep(TrainRecord record) {
    progress.onStep(record);
  }

  @Override
  public void onValidation(ValidationRecord record) {
    progress.onValidation(record);
  }

  @Override
  public void close() {
    progress.close();
  }

  private void say(String format, Object... values) {
    invocation.err().println(Text.of(format, values));
  }
}
