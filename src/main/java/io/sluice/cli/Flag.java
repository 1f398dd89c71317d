package io.sluice.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Converter;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/**
 * One option of the command line with the type of its value. Its converter words every refusal
 * itself, so that nothing of an exception's own text reaches a person.
 *
 * @param option what Commons CLI knows of it
 * @param converter of its text
 * @param <T> what its value becomes
 */
record Flag<T>(Option option, Converter<T, ParseException> converter) {

  /** An option that is there or not. */
  static Flag<Boolean> toggle(String name, String description) {
    return new Flag<>(Option.builder().longOpt(name).desc(description).get(), text -> true);
  }

  /** An option with a value. */
  static <T> Flag<T> of(
      String name, String argument, String description, Converter<T, ParseException> converter) {
    return new Flag<>(
        Option.builder()
            .longOpt(name)
            .hasArg()
            .argName(argument)
            .desc(description)
            .converter(converter)
            .get(),
        converter);
  }

  String name() {
    return option.getLongOpt();
  }

  /** As help shows it. */
  String usage() {
    return "--" + name() + (option.hasArg() ? " " + option.getArgName() : "");
  }

  /** Its value on a command line that has it. */
  T read(CommandLine line) throws ParseException {
    try {
      return converter.apply(option.hasArg() ? line.getOptionValue(option) : "");
    } catch (IllegalArgumentException e) {
      throw new ParseException("--" + name() + ": " + e.getMessage());
    } catch (ParseException e) {
      throw new ParseException("--" + name() + " " + e.getMessage());
    }
  }
}
