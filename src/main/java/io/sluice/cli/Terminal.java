package io.sluice.cli;

import java.io.PrintStream;

/**
 * Where the program writes.
 *
 * @param out results
 * @param err progress, notes and errors
 * @param interactive whether a person watches {@code err} on a terminal
 * @param columns the width to write results for
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, int columns) {

  /** The width where no terminal says another. */
  static final int COLUMNS = 100;

  /** Streams that nobody watches. */
  static Terminal unwatched(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, COLUMNS);
  }
}
