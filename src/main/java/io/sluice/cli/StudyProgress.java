package io.sluice.cli;

import io.sluice.feedforward.FeedForward;
import io.sluice.run.RunResult;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.study.Divergence;
import io.sluice.study.StudyListener;
import io.sluice.study.StudyRun;
import java.time.Duration;
import java.util.List;

/** Shows how a study goes: a line a run, and the run's own progress. */
final class StudyProgress implements StudyListener, AutoCloseable {

  private final Invocation invocation;
  private final Progress progress;
  private final long startedAt = System.nanoTime();
  private int trained;

  StudyProgress(Invocation invocation) {
    this.invocation = invocation;
    progress = Progress.of(invocation.terminal(), "tokens");
  }

  @Override
  public void onRunSkipped(StudyRun run, int index, int count) {
    say("run %d of %d: %s, finished before", index, count, run.label());
  }

  @Override
  public void onRunStart(StudyRun run, int index, int count) {
    String left = "";
    if (trained > 0) {
      long each = (System.nanoTime() - startedAt) / trained;
      left = ", about " + Text.time(Duration.ofNanos(each * (count - index + 1))) + " left";
    }
    say("run %d of %d: %s%s", index, count, run.label(), left);
  }

  @Override
  public void onRunDone(StudyRun run, RunResult result) {
    progress.close();
    trained++;
    say(
        "  loss %.4f nats, perplexity %.3f, %s",
        result.lossNats(),
        result.perplexity(),
        Text.time(Duration.ofNanos((long) (result.elapsedS() * 1e9))));
  }

  @Override
  public void onRunDiverged(StudyRun run, Divergence divergence) {
    progress.close();
    trained++;
    say("  diverged: %s", divergence.reason());
  }

  @Override
  public void onOverheadStart(List<FeedForward> timed, int steps) {
    say(
        "overhead: %d steps of each in turns, %s",
        steps, String.join(", ", timed.stream().map(FeedForward::notation).toList()));
  }

  @Override
  public void onMemoryStart(FeedForward variant) {
    say("overhead: memory of %s alone", variant.notation());
  }

  @Override
  public void onOverheadSkipped() {
    say("overhead: measured before");
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
