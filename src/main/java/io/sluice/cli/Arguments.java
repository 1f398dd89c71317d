package io.sluice.cli;

import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The words after a command, checked and converted: all of them before anything is done. */
record Arguments(Map<String, Object> values, List<String> operands) {

  /**
   * Reads the words.
   *
   * @throws ParseException with a sentence, if they are not what the command takes
   */
  static Arguments parse(Command command, List<String> words) throws ParseException {
    List<Flag<?>> flags = new ArrayList<>(command.usage().flags());
    flags.add(Flags.DEBUG);
    CommandLine line = split(command, flags, words);
    refuseRepetition(line, flags);
    refuseOperands(command, line.getArgList());
    Map<String, Object> values = new HashMap<>();
    for (Flag<?> flag : flags) {
      if (line.hasOption(flag.option())) {
        values.put(flag.name(), flag.read(line));
      }
    }
    return new Arguments(values, line.getArgList());
  }

  private static CommandLine split(Command command, List<Flag<?>> flags, List<String> words)
      throws ParseException {
    Options options = new Options();
    flags.forEach(flag -> options.addOption(flag.option()));
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(options, words.toArray(String[]::new));
    } catch (UnrecognizedOptionException e) {
      throw new ParseException(unknown(command, flags, e.getOption()));
    } catch (MissingArgumentException e) {
      Option option = e.getOption();
      throw new ParseException(
          "--%s needs a value: --%s %s"
              .formatted(option.getLongOpt(), option.getLongOpt(), option.getArgName()));
    }
  }

  private static String unknown(Command command, List<Flag<?>> flags, String word) {
    String name = word.replaceFirst("=.*", "");
    List<String> legal = flags.stream().map(flag -> "--" + flag.name()).toList();
    return legal.contains(name)
        ? name + " takes no value: leave " + word.substring(name.length()) + " out"
        : "unknown option of %s %s"
            .formatted(
                command.name(),
                command
                    .instead(name.replaceFirst("^--", ""))
                    .map(advice -> Quoted.of(name) + ": " + advice)
                    .orElseGet(() -> Nearest.among(name, legal)));
  }

  private static void refuseRepetition(CommandLine line, List<Flag<?>> flags)
      throws ParseException {
    List<Option> given = List.of(line.getOptions());
    for (Flag<?> flag : flags) {
      if (Collections.frequency(given, flag.option()) > flag.most()) {
        throw new ParseException("--" + flag.name() + " is given twice: give it once");
      }
    }
  }

  private static void refuseOperands(Command command, List<String> given) throws ParseException {
    List<Operand> wanted = command.usage().operands();
    boolean anyNumber = wanted.stream().anyMatch(operand -> operand.times() == Operand.Times.ANY);
    if (given.size() > wanted.size() && !anyNumber) {
      throw new ParseException(
          "%s does not take '%s': see ./sluice %s --help"
              .formatted(command.name(), given.get(wanted.size()), command.name()));
    }
    for (int i = 0; i < Math.min(given.size(), wanted.size()); i++) {
      if (given.get(i).isEmpty()) {
        throw new ParseException(
            "%s is empty: %s".formatted(wanted.get(i).name(), wanted.get(i).description()));
      }
    }
    for (Operand operand : wanted.subList(Math.min(given.size(), wanted.size()), wanted.size())) {
      if (operand.times() == Operand.Times.ONCE) {
        throw new ParseException(
            "%s needs %s: %s".formatted(command.name(), operand.name(), operand.description()));
      }
    }
  }

  /** The value of an option, if it was given. */
  @SuppressWarnings("unchecked") // values has what the flag's own converter gave
  <T> Optional<T> get(Flag<T> flag) {
    return Optional.ofNullable((T) values.get(flag.name()));
  }

  /** Whether an option was given. */
  boolean has(Flag<?> flag) {
    return values.containsKey(flag.name());
  }

  /** The n-th word without an option's name, from 0, if it was given. */
  Optional<String> operand(int position) {
    return position < operands.size() ? Optional.of(operands.get(position)) : Optional.empty();
  }
}
