package io.sluice.study;

import io.sluice.feedforward.FeedForward;
import io.sluice.run.RunResult;
import io.sluice.run.TrainRecord;
import io.sluice.training.StopSignal;
import java.util.ArrayList;
import java.util.List;

/** Notes what happens, and stops where it is told to. */
final class StudyDiary implements StudyListener {
  final List<String> lines = new ArrayList<>();
  final StopSignal stop = new StopSignal();
  int steps;
  private final int stopAfter;

  StudyDiary(int stopAfter) {
    this.stopAfter = stopAfter;
  }

  @Override
  public void onRunStart(StudyRun run, int index, int count) {
    lines.add("start " + run.folder().getFileName() + " " + index + "/" + count);
  }

  @Override
  public void onRunSkipped(StudyRun run, int index, int count) {
    lines.add("skip " + run.folder().getFileName() + " " + index + "/" + count);
  }

  @Override
  public void onRunDone(StudyRun run, RunResult result) {
    lines.add("done " + run.folder().getFileName());
  }

  @Override
  public void onRunDiverged(StudyRun run, Divergence divergence) {
    lines.add("diverged " + run.folder().getFileName());
  }

  @Override
  public void onOverheadStart(List<FeedForward> timed, int count) {
    lines.add(
        "time "
            + String.join(", ", timed.stream().map(FeedForward::notation).toList())
            + " "
            + count);
  }

  @Override
  public void onMemoryStart(FeedForward variant) {
    lines.add("memory " + variant.notation());
  }

  @Override
  public void onOverheadSkipped() {
    lines.add("kept");
  }

  @Override
  public void onStep(TrainRecord record) {
    steps++;
    if (steps == stopAfter) {
      stop.request();
    }
  }
}
