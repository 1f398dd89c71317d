package io.sluice.cli;

import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.TrainingListener;
import java.time.Duration;

/** Shows how the runs of a study go: a line a run, and the run's own progress. */
abstract class RunsProgress implements TrainingListener, AutoCloseable {

  private final Invocation invocation;
  private final Progress progress;
  private final long startedAt = System.nanoTime();
  private int trained;

  /**
   * Begins.
   *
   * @param units what speed is counted in
   */
  RunsProgress(Invocation invocation, String units) {
    this.invocation = invocation;
    progress = Progress.of(invocation.terminal(), units);
  }

  final void skipped(String label, int index, int count) {
    say("run %d of %d: %s, finished before", index, count, label);
  }

  final void begun(String label, int index, int count) {
    String left = "";
    if (trained > 0) {
      long each = (System.nanoTime() - startedAt) / trained;
      left = ", about " + Text.time(Duration.ofNanos(each * (count - index + 1))) + " left";
    }
    say("run %d of %d: %s%s", index, count, label, left);
  }

  final void ended(String format, Object... values) {
    trained++;
    noted(format, values);
  }

  /** What is no run of the study's own. */
  final void noted(String format, Object... values) {
    progress.close();
    say("  " + format, values);
  }

  final void say(String format, Object... values) {
    invocation.say(format, values);
  }

  @Override
  public void onNotice(String sentence) {
    progress.close();
    invocation.note(sentence);
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
  public void onValidationStart(long step) {
    progress.onValidationStart(step);
  }

  @Override
  public void onSaveStart(long step) {
    progress.onSaveStart(step);
  }

  @Override
  public void onSaved(long step) {
    progress.onSaved(step);
  }

  @Override
  public void close() {
    progress.close();
  }
}
