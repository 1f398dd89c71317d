package io.sluice.table;

import java.util.Optional;

/**
 * What a choice gives.
 *
 * @param training the rows to learn from, and to cut into parts where there is no test
 * @param test rows that are kept apart by whoever published the set, if they did that
 */
public record OpenedTable(Table training, Optional<Table> test) {

  static OpenedTable whole(Table table) {
    return new OpenedTable(table, Optional.empty());
  }
}
