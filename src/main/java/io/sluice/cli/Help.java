package io.sluice.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The texts of {@code --help}. */
final class Help {

  private static final int WIDTH = 96;

  private Help() {}

  /** All commands. */
  static String overview() {
    StringBuilder text = new StringBuilder();
    text.append("Sluice trains small language models and compares feed-forward variants.\n\n");
    text.append("Usage: ./sluice COMMAND [options]\n\n");
    text.append(commands(Commands.ALL));
    text.append(
        """

        ./sluice COMMAND --help says more. --version shows the version.
        --json makes the result machine-readable wherever a command prints one.
        Exit code: 0 done, 1 failed, 2 wrong use, 130 stopped by Ctrl-C. Output that cannot be
        written is a failure, a reader that closes its pipe is not.
        """);
    return text.toString();
  }

  /** The commands of a group. */
  static String group(String words) {
    return "Usage: ./sluice " + words + " COMMAND [options]\n\n" + commands(Commands.group(words));
  }

  private static String commands(List<Command> commands) {
    int column = commands.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder("Commands:\n");
    commands.forEach(command -> row(text, column, command.name(), command.summary()));
    return text.toString();
  }

  /** One command. */
  static String of(Command command) {
    StringBuilder text = new StringBuilder("Usage: ./sluice ").append(command.name());
    command.operands().forEach(operand -> text.append(' ').append(operand.usage()));
    text.append(" [options]\n\n").append(sentence(command.summary())).append('\n');
    if (!command.details().isEmpty()) {
      text.append('\n');
      wrap(command.details(), WIDTH).forEach(line -> text.append(line).append('\n'));
    }
    List<Flag<?>> flags = new ArrayList<>(command.flags());
    flags.add(Flags.DEBUG);
    flags.add(Flags.HELP);
    int column = flags.stream().mapToInt(flag -> flag.usage().length()).max().orElse(0);
    if (!command.operands().isEmpty()) {
      text.append("\nArguments:\n");
      command.operands().forEach(o -> row(text, column, o.name(), o.description()));
    }
    text.append("\nOptions:\n");
    flags.forEach(flag -> row(text, column, flag.usage(), flag.option().getDescription()));
    text.append("\nExamples:\n");
    command.examples().forEach(example -> text.append("  ").append(example).append('\n'));
    return text.toString();
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
  }

  private static void row(StringBuilder text, int column, String name, String description) {
    String indent = " ".repeat(column + 4);
    List<String> lines = wrap(description, WIDTH - indent.length());
    text.append(Text.of("  %-" + column + "s  %s%n", name, lines.get(0)));
    lines.stream().skip(1).forEach(line -> text.append(indent).append(line).append('\n'));
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
