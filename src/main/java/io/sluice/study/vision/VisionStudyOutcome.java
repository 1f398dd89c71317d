package io.sluice.study.vision;

import io.sluice.run.AttackRow;
import io.sluice.run.SiteRow;
import io.sluice.run.VisionRow;
import java.util.List;

/**
 * How a study ended.
 *
 * @param finished runs that have a result, a divergence included, in training order
 * @param unfinished runs that were not begun, were interrupted, or have not been attacked as asked
 * @param rows the rows of the finished runs, as the report shows them
 * @param sites what training did to their activations
 * @param attacks what attacks did to their accuracy
 */
public record VisionStudyOutcome(
    List<VisionStudyRun> finished,
    List<VisionStudyRun> unfinished,
    List<VisionRow> rows,
    List<SiteRow> sites,
    List<AttackRow> attacks) {

  /**
   * Whether every run has a result.
   *
   * @return false if somebody stopped the study; the same command goes on with it
   */
  public boolean isComplete() {
    return unfinished.isEmpty();
  }
}
