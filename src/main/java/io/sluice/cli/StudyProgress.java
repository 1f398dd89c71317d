package io.sluice.cli;

import io.sluice.feedforward.FeedForward;
import io.sluice.run.RunResult;
import io.sluice.study.Divergence;
import io.sluice.study.StudyListener;
import io.sluice.study.StudyRun;
import java.time.Duration;
import java.util.List;

/** Shows how a study goes: a line a run, and the run's own progress. */
final class StudyProgress extends RunsProgress implements StudyListener {

  StudyProgress(Invocation invocation) {
    super(invocation, "tokens");
  }

  @Override
  public void onRunSkipped(StudyRun run, int index, int count) {
    skipped(run.label(), index, count);
  }

  @Override
  public void onRunStart(StudyRun run, int index, int count) {
    begun(run.label(), index, count);
  }

  @Override
  public void onRunDone(StudyRun run, RunResult result) {
    ended(
        "loss %.4f nats, perplexity %.3f, training %s",
        result.lossNats(),
        result.perplexity(),
        Text.time(Duration.ofNanos((long) (result.elapsedS() * 1e9))));
  }

  @Override
  public void onRunDiverged(StudyRun run, Divergence divergence) {
    ended("diverged: %s", divergence.reason());
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
}
