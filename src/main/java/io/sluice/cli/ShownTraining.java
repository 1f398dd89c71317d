package io.sluice.cli;

import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.TrainingListener;

/** Tells a progress display how a training goes, and makes a stop wait for its step. */
class ShownTraining implements TrainingListener {

  private final Invocation invocation;
  private final Progress progress;

  ShownTraining(Invocation invocation, Progress progress) {
    this.invocation = invocation;
    this.progress = progress;
  }

  /** From now on a signal waits for the step. */
  final void arm() {
    invocation.interruption().arm("stopping after this step");
  }

  @Override
  public void onNotice(String sentence) {
    // What is drawn of a run stays above the note.
    progress.close();
    invocation.note(sentence);
  }

  @Override
  public void onStart(long firstStep, long steps) {
    arm();
    progress.onStart(firstStep, steps);
  }

  @Override
  public void onStep(TrainRecord record) {
    progress.onStep(record);
  }

  @Override
  public void onValidationStart(long step) {
    progress.onValidationStart(step);
  }

  @Override
  public void onValidation(ValidationRecord record) {
    progress.onValidation(record);
  }

  @Override
  public void onSaveStart(long step) {
    progress.onSaveStart(step);
  }

  @Override
  public void onSaved(long step) {
    progress.onSaved(step);
  }
}
