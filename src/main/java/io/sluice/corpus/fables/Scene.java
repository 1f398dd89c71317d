package io.sluice.corpus.fables;

/** The rows bound to the roles so far. Facts and agreement are functions of the scene. */
final class Scene {

  private final Row[] rows;

  Scene(int roles) {
    rows = new Row[roles];
  }

  /** The row of a role that has been drawn. */
  Row row(Role role) {
    Row row = rows[role.index()];
    if (row == null) {
      throw new IllegalStateException("the grammar uses the role " + role.name() + " undrawn");
    }
    return row;
  }

  void bind(Role role, Row row) {
    if (rows[role.index()] != null) {
      throw new IllegalStateException("the grammar draws the role " + role.name() + " twice");
    }
    rows[role.index()] = row;
  }

  /** Takes a binding back: a reader that tries alternatives needs it, a writer does not. */
  void release(Role role) {
    rows[role.index()] = null;
  }
}
