package io.sluice.experiment;

import io.sluice.run.TrainRecord;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Notes what happens, and stops where it is told to. */
public final class StudyDiary implements StudyListener, TrainingListener {
  public final List<String> lines = new ArrayList<>();
  public final StopSignal stop = new StopSignal();
  public int steps;
  private final int stopAfter;

  public StudyDiary(int stopAfter) {
    this.stopAfter = stopAfter;
  }

  @Override
  public void onNotice(String sentence) {
    lines.add("notice " + sentence);
  }

  @Override
  public TrainingListener onRunStart(Run run, int index, int count) {
    lines.add("start " + run.folder().getFileName() + " " + index + "/" + count);
    return this;
  }

  @Override
  public void onRunSkipped(Run run, int index, int count) {
    lines.add("skip " + run.folder().getFileName() + " " + index + "/" + count);
  }

  @Override
  public void onRunDone(Run run, OpenedStudy.RunEnd end, int finished, int count) {
    lines.add("done " + run.folder().getFileName());
  }

  @Override
  public void onRunDiverged(Run run, Divergence divergence) {
    lines.add("diverged " + run.folder().getFileName());
  }

  @Override
  public void onRunFailed(Run run, String sentence) {
    lines.add("failed " + run.folder().getFileName() + ": " + sentence);
  }

  @Override
  public synchronized void onStep(TrainRecord record) {
    steps++;
    if (steps == stopAfter) {
      stop.request();
    }
  }
}
