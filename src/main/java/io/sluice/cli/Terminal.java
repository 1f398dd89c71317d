package io.sluice.cli;

import io.sluice.experiment.Paragraph;
import java.io.PrintStream;

/**
 * Where the program writes. Lines for people are cut between words where a stream is a terminal;
 * elsewhere they stay whole, for whoever searches them.
 *
 * @param out results
 * @param err progress, notes and errors
 * @param interactive whether a person watches {@code err} on a terminal
 * @param outWidth the width to write results for
 * @param errWidth the width of {@code err}
 */
record Terminal(
    PrintStream out, PrintStream err, boolean interactive, Width outWidth, Width errWidth) {

  /** The width of tables where no terminal says another. */
  static final int COLUMNS = 100;

  /** Streams that nobody watches. */
  static Terminal unwatched(PrintStream out, PrintStream err) {
    return new Terminal(out, err, false, Width.none(), Width.none());
  }

  /** The width to write tables for. */
  int columns() {
    return outWidth.columns().orElse(COLUMNS);
  }

  /** A result for people, whose further lines are indented by so much. */
  void print(String text, int indent) {
    write(out, text, indent, outWidth);
  }

  /** A note for people, whose further lines are indented by so much. */
  void say(String text, int indent) {
    write(err, text, indent, errWidth);
  }

  /** A note for people. */
  void say(String text) {
    say(text, 2);
  }

  private static void write(PrintStream stream, String text, int indent, Width width) {
    int columns = width.columns().orElse(Integer.MAX_VALUE);
    // One write, since a signal's thread may be writing too.
    stream.print(
        String.join("\n", Paragraph.lines(text, " ".repeat(indent), columns))
            + System.lineSeparator());
  }
}
