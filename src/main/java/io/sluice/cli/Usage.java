package io.sluice.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a command is, and what it takes.
 *
 * @param name one word, or up to three where it belongs to a group
 * @param summary what it does, in one line without a full stop
 * @param details what help says below the usage; may be empty
 * @param operands words that stand without an option's name
 * @param flags its options; {@code --help} and {@code --debug} come on their own
 * @param examples command lines as they would be typed
 * @param kept what is said when it is stopped at once: what is left of it, and how to go on. A
 *     command that knows more says so to its {@link Interruption} as soon as it does
 */
record Usage(
    String name,
    String summary,
    String details,
    List<Operand> operands,
    List<Flag<?>> flags,
    List<String> examples,
    String kept) {

  Usage(String name, String summary) {
    this(
        name,
        summary,
        "",
        List.of(),
        List.of(),
        List.of(),
        "nothing is kept; the same command begins anew");
  }

  Usage details(String text) {
    return new Usage(name, summary, text, operands, flags, examples, kept);
  }

  Usage operands(Operand... words) {
    return new Usage(name, summary, details, List.of(words), flags, examples, kept);
  }

  /** With these behind those that it has. */
  Usage flags(Flag<?>... more) {
    return flags(List.of(more));
  }

  Usage flags(List<Flag<?>> more) {
    List<Flag<?>> all = Stream.concat(flags.stream(), more.stream()).toList();
    return new Usage(name, summary, details, operands, all, examples, kept);
  }

  Usage examples(String... lines) {
    return new Usage(name, summary, details, operands, flags, List.of(lines), kept);
  }

  Usage kept(String sentence) {
    return new Usage(name, summary, details, operands, flags, examples, sentence);
  }
}
