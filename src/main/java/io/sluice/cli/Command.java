package io.sluice.cli;

import java.util.List;

/** One command. It is a value; what it is asked to do comes as an {@link Invocation}. */
interface Command {

  /** Its name: one word, or up to three where it belongs to a group. */
  String name();

  /** What it does, in one line without a full stop. */
  String summary();

  /** What help says below the usage; may be empty. */
  default String details() {
    return "";
  }

  /** Words that stand without an option's name. */
  default List<Operand> operands() {
    return List.of();
  }

  /** Its options; {@code --help} and {@code --debug} come on their own. */
  List<Flag<?>> flags();

  /** Command lines as they would be typed. */
  List<String> examples();

  /**
   * What is said when it is stopped at once: what is left of it, and how to go on. A command that
   * knows more says so to its {@link Interruption} as soon as it does.
   */
  default String whatIsKept() {
    return "nothing is kept; the same command begins anew";
  }

  /** Does it. Errors are thrown, never printed here. */
  Exit run(Invocation invocation);
}
