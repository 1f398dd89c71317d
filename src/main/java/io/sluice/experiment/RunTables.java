package io.sluice.experiment;

import io.sluice.run.AttackRow;
import io.sluice.run.CurveRow;
import io.sluice.run.SiteRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of one run, or of several.
 *
 * @param rows of the results
 * @param sites what training did to activations, where the suite looks at them
 * @param attacks what attacks did, where the study asks for them
 * @param curves how losses went; none of runs whose records are not whole
 * @param <R> a row of the results
 */
public record RunTables<R extends Record>(
    List<R> rows,
    Optional<List<SiteRow>> sites,
    Optional<List<AttackRow>> attacks,
    List<CurveRow> curves) {

  /**
   * One after the other.
   *
   * @param all in the order of the tables
   * @param <R> a row of the results
   * @return all their rows
   */
  static <R extends Record> RunTables<R> joined(List<RunTables<R>> all) {
    List<R> rows = new ArrayList<>();
    List<SiteRow> sites = new ArrayList<>();
    List<AttackRow> attacks = new ArrayList<>();
    for (RunTables<R> tables : all) {
      rows.addAll(tables.rows());
      tables.sites().ifPresent(sites::addAll);
      tables.attacks().ifPresent(attacks::addAll);
    }
    return new RunTables<>(
        List.copyOf(rows),
        all.stream().anyMatch(tables -> tables.sites().isPresent())
            ? Optional.of(List.copyOf(sites))
            : Optional.empty(),
        all.stream().anyMatch(tables -> tables.attacks().isPresent())
            ? Optional.of(List.copyOf(attacks))
            : Optional.empty(),
        all.stream().flatMap(tables -> tables.curves().stream()).toList());
  }
}
