package io.sluice.study;

import io.sluice.feedforward.FeedForward;
import io.sluice.run.RunResult;
import io.sluice.training.TrainingListener;
import java.util.List;

/** Who wants to know how a study goes; told of the steps of each run as well. */
public interface StudyListener extends TrainingListener {

  /**
   * A run begins, or goes on where it was interrupted.
   *
   * @param run the run
   * @param index its place in the study, from 1
   * @param count runs of the study
   */
  default void onRunStart(StudyRun run, int index, int count) {}

  /**
   * A run needs no training: it has finished, or diverged, before.
   *
   * @param run the run
   * @param index its place in the study, from 1
   * @param count runs of the study
   */
  default void onRunSkipped(StudyRun run, int index, int count) {}

  /**
   * A run has finished.
   *
   * @param run the run
   * @param result what it came to
   */
  default void onRunDone(StudyRun run, RunResult result) {}

  /**
   * A run stopped being finite; the study goes on.
   *
   * @param run the run
   * @param divergence where and why
   */
  default void onRunDiverged(StudyRun run, Divergence divergence) {}

  /**
   * The variants are about to be timed.
   *
   * @param timed the study's variants, and the ReLUs that they are compared with
   * @param steps how many of each, in turns
   */
  default void onOverheadStart(List<FeedForward> timed, int steps) {}

  /**
   * The memory of a variant is about to be measured.
   *
   * @param variant one of those that were timed
   */
  default void onMemoryStart(FeedForward variant) {}

  /** The variants need no timing: that was done before. */
  default void onOverheadSkipped() {}
}
