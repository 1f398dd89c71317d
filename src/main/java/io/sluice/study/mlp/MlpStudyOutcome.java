package io.sluice.study.mlp;

import io.sluice.run.MlpRow;
import java.util.List;

/**
 * How a study ended.
 *
 * @param finished runs that have a result, a divergence included
 * @param count runs of the study
 * @param rows the rows of the finished runs, as the report shows them
 */
public record MlpStudyOutcome(int finished, int count, List<MlpRow> rows) {

  /**
   * Whether every run has a result.
   *
   * @return false if somebody stopped the study; the same command goes on with it
   */
  public boolean isComplete() {
    return finished == count;
  }
}
