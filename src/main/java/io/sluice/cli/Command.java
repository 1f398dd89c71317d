package io.sluice.cli;

import java.util.Optional;

/** One command. It is a value; what it is asked to do comes as an {@link Invocation}. */
interface Command {

  /** What it is, and what it takes. */
  Usage usage();

  /** Its words on the command line. */
  default String name() {
    return usage().name();
  }

  /**
   * What to write in place of an option that it does not have.
   *
   * @param option without its hyphens
   */
  default Optional<String> instead(String option) {
    return Optional.empty();
  }

  /** Does it. Errors are thrown, never printed here. */
  Exit run(Invocation invocation);
}
