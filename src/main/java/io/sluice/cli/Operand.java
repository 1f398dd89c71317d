package io.sluice.cli;

/**
 * A word of the command line that stands without an option's name.
 *
 * @param name in capitals, as help shows it
 * @param times how often it may be there
 * @param description a clause for help
 */
record Operand(String name, Times times, String description) {

  /** How often an operand may be there. */
  enum Times {
    /** Always. */
    ONCE,
    /** Or not. */
    AT_MOST_ONCE,
    /** As often as one likes, or not; the last operand of a command. */
    ANY
  }

  String usage() {
    return switch (times) {
      case ONCE -> name;
      case AT_MOST_ONCE -> "[" + name + "]";
      case ANY -> "[" + name + "...]";
    };
  }
}
