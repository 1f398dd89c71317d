package io.sluice.cli;

import io.sluice.experiment.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The texts of {@code --help}, cut to a width. */
final class Help {

  /** Longer lines are hard to read. */
  private static final int MOST = 96;

  private static final String INDENT = "  ";

  /** The end of a line that the shell goes on behind. */
  private static final String GOES_ON = " \\";

  private final int columns;

  /** Somebody may copy them out of a file too. */
  private final int exampleColumns;

  /** For a terminal of some width, or for no terminal. */
  Help(OptionalInt width) {
    columns = Math.min(MOST, width.orElse(MOST));
    exampleColumns = width.orElse(Integer.MAX_VALUE);
  }

  /** All commands. */
  String overview() {
    List<String> lines = new ArrayList<>();
    say(lines, "Sluice trains small language models and compares feed-forward variants.");
    lines.add("");
    say(lines, "Usage: ./sluice COMMAND [options]");
    lines.add("");
    lines.addAll(commands(Commands.ALL));
    lines.add("");
    say(lines, "./sluice COMMAND --help says more. --version shows the version.");
    say(lines, "--json makes the result machine-readable wherever a command prints one.");
    say(
        lines,
        "Ctrl-C, SIGTERM and SIGHUP (the terminal is closed) stop a command: what can be saved is"
            + " saved, and it says what is kept and how to go on. A second Ctrl-C stops at once.");
    say(
        lines,
        "Exit code: 0 done, 1 failed, 2 wrong use, 130 stopped by Ctrl-C, 143 by SIGTERM, 129 by"
            + " SIGHUP. Output that cannot be written is a failure, a reader that closes its pipe"
            + " is not.");
    return text(lines);
  }

  /** The commands of a group. */
  String group(String words) {
    List<String> lines = new ArrayList<>();
    say(lines, "Usage: ./sluice " + words + " COMMAND [options]");
    lines.add("");
    lines.addAll(commands(Commands.group(words)));
    return text(lines);
  }

  private List<String> commands(List<Command> commands) {
    Definitions all = new Definitions(INDENT);
    commands.forEach(command -> all.add(command.name(), List.of(command.usage().summary())));
    List<String> lines = new ArrayList<>(List.of("Commands:"));
    lines.addAll(all.lines(columns));
    return lines;
  }

  /** One command. */
  String of(Command command) {
    Usage usage = command.usage();
    List<String> lines = new ArrayList<>();
    StringBuilder first = new StringBuilder("Usage: ./sluice ").append(usage.name());
    usage.operands().forEach(operand -> first.append(' ').append(operand.usage()));
    say(lines, first + " [options]");
    lines.add("");
    say(lines, sentence(usage.summary()));
    if (!usage.details().isEmpty()) {
      lines.add("");
      say(lines, usage.details());
    }
    if (!usage.operands().isEmpty()) {
      Definitions operands = new Definitions(INDENT);
      usage.operands().forEach(o -> operands.add(o.name(), List.of(o.description())));
      lines.addAll(List.of("", "Arguments:"));
      lines.addAll(operands.lines(columns));
    }
    Definitions options = new Definitions(INDENT);
    List<Flag<?>> flags = new ArrayList<>(usage.flags());
    flags.add(Flags.DEBUG);
    flags.add(Flags.HELP);
    flags.forEach(flag -> options.add(flag.usage(), List.of(flag.option().getDescription())));
    lines.addAll(List.of("", "Options:"));
    lines.addAll(options.lines(columns));
    lines.addAll(List.of("", "Examples:"));
    usage.examples().forEach(example -> lines.addAll(example(example)));
    return text(lines);
  }

  private void say(List<String> lines, String text) {
    lines.addAll(Paragraph.lines(text, "", columns));
  }

  /** Cut where the shell takes it, so that it can be copied. */
  private List<String> example(String command) {
    String line = INDENT + command;
    if (line.length() <= exampleColumns) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder next = new StringBuilder(INDENT);
    for (String word : command.split(" (?=(?:[^']*'[^']*')*[^']*$)", -1)) {
      if (!next.toString().isBlank()
          && next.length() + 1 + word.length() + GOES_ON.length() > exampleColumns) {
        lines.add(next + GOES_ON);
        next = new StringBuilder(INDENT.repeat(2)).append(word);
      } else {
        next.append(next.toString().isBlank() ? "" : " ").append(word);
      }
    }
    lines.add(next.toString());
    return lines;
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
