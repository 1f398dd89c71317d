package io.sluice.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Converter;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/**
 * One option of the command line with the type of its value. Its converter words every refusal
 * itself, so that nothing of an exception's own text reaches a person.
 *
 * @param option what Commons CLI knows of it
 * @param most how often it may be given
 * @param reader of its texts, as many as it was given
 * @param <T> what its value becomes
 */
record Flag<T>(Option option, int most, Reader<T> reader) {

  /** Turns the texts behind an option into its value. */
  @FunctionalInterface
  interface Reader<T> {
    T read(List<String> texts) throws ParseException;
  }

  /** An option that is there or not. */
  static Flag<Boolean> toggle(String name, String description) {
    return new Flag<>(Option.builder().longOpt(name).desc(description).get(), 1, texts -> true);
  }

  /** An option with a value. */
  static <T> Flag<T> of(
      String name, String argument, String description, Converter<T, ParseException> converter) {
    return new Flag<>(
        option(name, argument, description), 1, texts -> converter.apply(texts.get(0)));
  }

  /** An option that may be given several times, a value each; a command says what it is for. */
  static <T> Flag<List<T>> repeatable(
      String name, String argument, Converter<T, ParseException> converter) {
    return new Flag<>(
        option(name, argument, ""),
        Integer.MAX_VALUE,
        texts -> {
          List<T> values = new ArrayList<>();
          for (String text : texts) {
            values.add(converter.apply(text));
          }
          return List.copyOf(values);
        });
  }

  private static Option option(String name, String argument, String description) {
    return Option.builder().longOpt(name).hasArg().argName(argument).desc(description).get();
  }

  /** The same option, where a command means another thing if it is left out. */
  Flag<T> described(String description) {
    return new Flag<>(option(name(), option.getArgName(), description), most, reader);
  }

  /** Whether another command has it too, with values of the same kind. */
  boolean isSameAs(Flag<?> other) {
    return name().equals(other.name()) && reader == other.reader;
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
      return reader.read(option.hasArg() ? List.of(line.getOptionValues(option)) : List.of());
    } catch (IllegalArgumentException e) {
      throw new ParseException("--" + name() + ": " + e.getMessage());
    } catch (ParseException e) {
      throw new ParseException("--" + name() + " " + e.getMessage());
    }
  }
}
