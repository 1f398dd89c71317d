package io.sluice.cli;

/** One command. It is a value; what it is asked to do comes as an {@link Invocation}. */
interface Command {

  /** What it is, and what it takes. */
  Usage usage();

  /** Its words on the command line. */
  default String name() {
    return usage().name();
  }

  /** Does it. Errors are thrown, never printed here. */
  Exit run(Invocation invocation);
}
