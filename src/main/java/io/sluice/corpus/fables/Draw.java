package io.sluice.corpus.fables;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws a row of a table by the weights of the rows, binds it to a role and writes one of its
 * columns. Rows to which the excluded paths lead are left out and the others' weights rescaled.
 */
final class Draw implements GrammarSymbol {

  private final Role role;
  private final List<String> surfaces;
  final List<Path> excluded;
  private final int tableTotal;

  /**
   * A draw.
   *
   * @param role the role to bind
   * @param surfaces what is written for each row; pairwise different, or the draw could not be read
   *     back
   * @param excluded paths that end at rows of the role's table
   */
  Draw(Role role, List<String> surfaces, List<Path> excluded) {
    this.role = role;
    this.surfaces = List.copyOf(surfaces);
    this.excluded = List.copyOf(excluded);
    this.tableTotal = role.table().rows().stream().mapToInt(Row::weight).sum();
  }

  Role role() {
    return role;
  }

  /** What is written when a row is drawn. */
  String surface(Row row) {
    return surfaces.get(row.index());
  }

  /** The rows left out in this scene. */
  Set<Row> leftOut(Scene scene) {
    if (excluded.isEmpty()) {
      return Set.of();
    }
    Set<Row> rows = new LinkedHashSet<>();
    excluded.forEach(path -> rows.add(path.row(scene)));
    return rows;
  }

  /** The weight of all rows but those left out. */
  int total(Set<Row> leftOut) {
    return tableTotal - leftOut.stream().mapToInt(Row::weight).sum();
  }

  /** The negative log-probability of a row that is not left out. */
  double nats(Row row, Set<Row> leftOut) {
    return StrictMath.log((double) total(leftOut) / row.weight());
  }

  @Override
  public void accept(Visitor visitor) {
    visitor.draw(this);
  }

  @Override
  public String toString() {
    return role.name() + "=" + role.table();
  }
}
