package io.sluice.study;

import io.sluice.run.ResultRow;
import io.sluice.run.SiteRow;
import java.util.List;

/**
 * How a study ended.
 *
 * @param finished runs that have a result, a divergence included, in training order
 * @param unfinished runs that were not begun or were interrupted; empty unless somebody stopped the
 *     study
 * @param rows the rows of the finished runs, as the report shows them
 * @param sites what training did to their activations, in the same order
 */
public record StudyOutcome(
    List<StudyRun> finished, List<StudyRun> unfinished, List<ResultRow> rows, List<SiteRow> sites) {

  /**
   * Whether every run has a result.
   *
   * @return false if somebody stopped the study; the same command goes on with it
   */
  public boolean isComplete() {
    return unfinished.isEmpty();
  }
}
