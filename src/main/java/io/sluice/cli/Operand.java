package io.sluice.cli;

/**
 * A word of the command line that stands without an option's name.
 *
 * @param name in capitals, as help shows it
 * @param required whether the command needs it
 * @param description a clause for help
 */
record Operand(String name, boolean required, String description) {
  String usage() {
    return required ? name : "[" + name + "]";
  }
}
