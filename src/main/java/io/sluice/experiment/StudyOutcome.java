package io.sluice.experiment;

import io.sluice.run.AttackRow;
import io.sluice.run.CurveRow;
import io.sluice.run.SiteRow;
import java.util.List;

/**
 * How a study ended.
 *
 * @param finished runs that have a result, a divergence included, in training order
 * @param unfinished runs that were not begun, were interrupted, failed, or have not been completed;
 *     empty unless somebody stopped the study or a run failed
 * @param failures a sentence a failed run
 * @param tables the rows of the finished runs, as the report shows them
 * @param <U> a run
 * @param <R> a row of the results
 */
public record StudyOutcome<U extends Run, R extends Record>(
    List<U> finished, List<U> unfinished, List<String> failures, RunTables<R> tables) {

  /**
   * Whether every run has a result.
   *
   * @return false if the same command goes on with it
   */
  public boolean isComplete() {
    return unfinished.isEmpty();
  }

  /**
   * The results.
   *
   * @return in the order of the tables
   */
  public List<R> rows() {
    return tables.rows();
  }

  /**
   * What training did to activations.
   *
   * @return in the same order; none if the suite has none
   */
  public List<SiteRow> sites() {
    return tables.sites().orElse(List.of());
  }

  /**
   * What attacks did.
   *
   * @return in the same order; none if the study asks for none
   */
  public List<AttackRow> attacks() {
    return tables.attacks().orElse(List.of());
  }

  /**
   * How losses went.
   *
   * @return in the same order; none of runs whose records are not whole
   */
  public List<CurveRow> curves() {
    return tables.curves();
  }
}
