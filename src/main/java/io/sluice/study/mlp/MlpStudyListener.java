package io.sluice.study.mlp;

import io.sluice.study.Divergence;
import io.sluice.suite.mlp.MlpResult;

/** Who wants to know how a study goes. Runs go on side by side; calls come one at a time. */
public interface MlpStudyListener {

  /**
   * Something that a person should know of a table, or of the files of a run, that is no failure.
   *
   * @param sentence what, where, and what follows
   */
  default void onNotice(String sentence) {}

  /**
   * What is going to be done.
   *
   * @param finished runs that have a result already
   * @param count runs of the study
   * @param lanes how many are trained side by side
   */
  default void onStart(int finished, int count, int lanes) {}

  /**
   * A run has finished.
   *
   * @param run the run
   * @param result what it came to
   * @param index how many runs have a result now
   * @param count runs of the study
   */
  default void onRunDone(MlpStudyRun run, MlpResult result, int index, int count) {}

  /**
   * A run stopped being finite; the study goes on, and has no rows of it.
   *
   * @param run the run
   * @param divergence where and why
   */
  default void onRunDiverged(MlpStudyRun run, Divergence divergence) {}
}
