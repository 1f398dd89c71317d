package io.sluice.cli;

import java.util.List;

/** The command of another suite, which does what was asked of a run or a plan of that suite. */
final class BySuite {

  private BySuite() {}

  /**
   * Runs it.
   *
   * @param asked what was typed
   * @param other what does it
   * @throws IllegalArgumentException if an option was given that the other one does not have
   */
  static Exit run(Command asked, Command other, Invocation invocation) {
    List<Flag<?>> legal = other.usage().flags();
    for (Flag<?> flag : asked.usage().flags()) {
      if (invocation.arguments().has(flag) && legal.stream().noneMatch(flag::isSameAs)) {
        throw new IllegalArgumentException(
            "--%s is no option for what %s holds: see ./sluice %s --help"
                .formatted(
                    flag.name(), invocation.arguments().operand(0).orElseThrow(), other.name()));
      }
    }
    return other.run(invocation);
  }
}
