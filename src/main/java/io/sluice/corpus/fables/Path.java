package io.sluice.corpus.fables;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way from a role to a fact: {@code hero.fear.remedy}, or {@code place.(season)}, the column
 * named like the row of another role.
 *
 * @param role where it starts
 * @param steps references from row to row
 * @param word the column of the reached row whose word is the fact
 */
record Path(Role role, List<Step> steps, Step word) {

  /**
   * One step.
   *
   * @param columns the column to follow; with a chooser, one column for each of its rows
   * @param chooser the role whose row chooses among several columns
   */
  record Step(List<Integer> columns, Optional<Role> chooser) {

    static Step to(int column) {
      return new Step(List.of(column), Optional.empty());
    }

    int column(Scene scene) {
      return columns.get(chooser.isPresent() ? scene.row(chooser.get()).index() : 0);
    }
  }

  Path {
    steps = List.copyOf(steps);
  }

  /** The row the path reaches; the fact is one of its words. */
  Row row(Scene scene) {
    Row row = scene.row(role);
    for (Step step : steps) {
      row = row.reference(step.column(scene));
    }
    return row;
  }

  /** The fact itself. */
  String word(Scene scene) {
    return row(scene).word(word.column(scene));
  }

  /** Every row the path reaches in any scene whatever, and maybe some that no scene has. */
  Set<Row> everyRow() {
    Set<Row> reached = new LinkedHashSet<>(role.table().rows());
    for (Step step : steps) {
      Set<Row> next = new LinkedHashSet<>();
      reached.forEach(row -> step.columns().forEach(column -> next.add(row.reference(column))));
      reached = next;
    }
    return reached;
  }
}
