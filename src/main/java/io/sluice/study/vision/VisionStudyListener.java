package io.sluice.study.vision;

import io.sluice.study.Divergence;
import io.sluice.suite.vision.VisionResult;
import io.sluice.training.TrainingListener;

/** Who wants to know how a study goes; told of the steps of each run as well. */
public interface VisionStudyListener extends TrainingListener {

  /**
   * A run begins, or goes on where it was interrupted.
   *
   * @param run the run
   * @param index its place in the study, from 1
   * @param count runs of the study
   */
  default void onRunStart(VisionStudyRun run, int index, int count) {}

  /**
   * A run needs no training: it has finished, or diverged, before.
   *
   * @param run the run
   * @param index its place in the study, from 1
   * @param count runs of the study
   */
  default void onRunSkipped(VisionStudyRun run, int index, int count) {}

  /**
   * A run has finished.
   *
   * @param run the run
   * @param result what it came to
   */
  default void onRunDone(VisionStudyRun run, VisionResult result) {}

  /**
   * A run stopped being finite; the study goes on.
   *
   * @param run the run
   * @param divergence where and why
   */
  default void onRunDiverged(VisionStudyRun run, Divergence divergence) {}

  /**
   * A net begins to learn other images, or goes on, before its runs do.
   *
   * @param first what it does
   */
  default void onPretrainingStart(VisionStudyRun first) {}

  /**
   * A net has learned other images.
   *
   * @param first what it did
   * @param result what it came to, on the test images of those
   */
  default void onPretrainingDone(VisionStudyRun first, VisionResult result) {}

  /**
   * A trained net is attacked.
   *
   * @param run the run
   */
  default void onAttackStart(VisionStudyRun run) {}
}
