package io.sluice.table;

import java.util.List;
import java.util.Optional;

/**
 * What a choice gives.
 *
 * @param training the rows to learn from, and to cut into parts where there is no test
 * @param test rows that are kept apart by whoever published the set, if they did that
 * @param notices sentences for the person who chose it
 */
public record OpenedTable(Table training, Optional<Table> test, List<String> notices) {

  /** Copies the notices. */
  public OpenedTable {
    notices = List.copyOf(notices);
  }

  static OpenedTable whole(Table table) {
    return new OpenedTable(table, Optional.empty(), List.of());
  }
}
