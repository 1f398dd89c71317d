package io.sluice.experiment;

import io.sluice.training.TrainingListener;

/**
 * Who wants to know how a study goes. Of runs that go on side by side, calls come one at a time.
 */
public interface StudyListener {

  /**
   * Something that a person should know of the data, or of the files of a run, that is no failure.
   *
   * @param sentence what, where, and what follows
   */
  default void onNotice(String sentence) {}

  /**
   * What is going to be done.
   *
   * @param finished runs that have a result already
   * @param count runs of the study
   * @param atOnce how many are trained side by side
   */
  default void onStart(int finished, int count, int atOnce) {}

  /**
   * A run needs no training: it has finished, or diverged, before.
   *
   * @param run the run
   * @param index its place in the study, from 1
   * @param count runs of the study
   */
  default void onRunSkipped(Run run, int index, int count) {}

  /**
   * A run begins, or goes on where it was interrupted.
   *
   * @param run the run
   * @param index its place in the study, from 1
   * @param count runs of the study
   * @return who is told of its steps
   */
  default TrainingListener onRunStart(Run run, int index, int count) {
    return new TrainingListener() {};
  }

  /**
   * Something is done that is no run of the study's own.
   *
   * @param sentence what
   */
  default void onStage(String sentence) {}

  /**
   * A run has finished.
   *
   * @param run the run
   * @param end what it came to
   * @param finished how many runs have a result now
   * @param count runs of the study
   */
  default void onRunDone(Run run, OpenedStudy.RunEnd end, int finished, int count) {}

  /**
   * A run stopped being finite; the study goes on.
   *
   * @param run the run
   * @param divergence where and why
   */
  default void onRunDiverged(Run run, Divergence divergence) {}

  /**
   * A run failed in a process of its own; the others go on.
   *
   * @param run the run
   * @param sentence why
   */
  default void onRunFailed(Run run, String sentence) {}
}
