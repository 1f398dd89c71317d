package io.sluice.table;

/**
 * What random streams are for: a number each, so that no two purposes share a stream. Those of
 * other packages are others.
 */
final class Purpose {
  /** Which rows a fold or a part has. */
  static final long STRATA = 0x7ab1e1;

  /** The generated rows of {@link Bumps}. */
  static final long BUMPS = 0x7ab1e2;

  private Purpose() {}
}
