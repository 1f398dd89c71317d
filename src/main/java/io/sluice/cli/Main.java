package io.sluice.cli;

import io.sluice.engine.LaunchEnvironment;
import io.sluice.run.Provenance;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.ParseException;

/** The program. */
public final class Main {

  private final Home home;
  private final Terminal terminal;
  private final Interruption interruption;

  Main(Home home, Terminal terminal, Interruption interruption) {
    this.home = home;
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param args command, options, operands
   */
  public static void main(String[] args) {
    // Pictures are drawn into files: no window system is needed, nor woken where there is one.
    System.setProperty("java.awt.headless", "true");
    // Text is UTF-8 whatever the locale says.
    MessageStream out = MessageStream.ofOutput();
    PrintStream err = MessageStream.ofErrors();
    System.setOut(out);
    System.setErr(err);
    OpenFiles.obstacle()
        .ifPresent(
            why -> {
              err.println("sluice: " + why);
              System.exit(Exit.FAILED.code());
            });
    Width outWidth = Width.of(Integer.getInteger("sluice.out.columns", 0));
    Width errWidth = Width.of(Integer.getInteger("sluice.err.columns", 0));
    Terminal terminal =
        new Terminal(out, err, Boolean.getBoolean("sluice.terminal"), outWidth, errWidth);
    Interruption interruption = Interruption.ofProcess(terminal);
    Width.follow(outWidth, errWidth);
    warn(System.getenv(), args, terminal);
    Exit exit = new Main(Home.current(), terminal, interruption).run(List.of(args));
    exit = delivered(exit, out, err);
    err.flush();
    interruption.finish();
    System.exit(interruption.code(exit));
  }

  /** What was to be printed and has not arrived is not done; how else it ended stays as it is. */
  static Exit delivered(Exit exit, MessageStream out, PrintStream err) {
    Optional<IOException> loss = out.loss();
    if (loss.isEmpty()) {
      return exit;
    }
    err.println(
        "sluice: what was to be printed is lost, standard output cannot be written ("
            + loss.get().getMessage()
            + "): make room or send it elsewhere; what was written into files is whole");
    return exit == Exit.DONE ? Exit.FAILED : exit;
  }

  /** Says what a JVM started without the launcher misses; doctor says it by itself. */
  static void warn(Map<String, String> environment, String[] args, Terminal terminal) {
    List<LaunchEnvironment> missing = LaunchEnvironment.missing(environment);
    boolean computes = args.length > 1 && !List.of(args).contains("--help");
    if (!missing.isEmpty() && computes && !args[0].equals("doctor")) {
      terminal.say(
          missing.stream()
              .map(variable -> variable + " is not set (" + variable.consequence() + ")")
              .collect(Collectors.joining(", ", "note: ", ": start with ./sluice")));
    }
  }

  /** Runs one command; whatever goes wrong becomes a sentence and an exit code. */
  Exit run(List<String> words) {
    try {
      return dispatch(words);
    } catch (Throwable thrown) { // the one place: nothing escapes as a stack trace
      Failure failure = Failure.of(thrown);
      String advice =
          FullDisk.explains(thrown) ? "; free some space" + interruption.whatIsKept() : "";
      terminal.say("sluice: " + failure.sentence() + advice);
      if (words.contains("--debug")) {
        thrown.printStackTrace(terminal.err());
      }
      return failure.exit();
    }
  }

  private Exit dispatch(List<String> words) throws ParseException {
    if (words.isEmpty()) {
      terminal.err().print(new Help(terminal.errWidth().columns()).overview());
      return Exit.WRONG_USE;
    }
    List<String> asked = words.get(0).equals("help") ? words.subList(1, words.size()) : words;
    boolean help = asked != words || asked.contains("--help") || asked.contains("-h");
    List<String> names = asked.stream().takeWhile(word -> !word.startsWith("-")).toList();
    Help texts = new Help(terminal.outWidth().columns());
    if (help && names.isEmpty()) {
      terminal.out().print(texts.overview());
      return Exit.DONE;
    }
    if (words.get(0).equals("--version")) {
      terminal.out().println("sluice " + Provenance.version());
      return Exit.DONE;
    }
    String group = String.join(" ", names);
    if (help && !Commands.group(group).isEmpty()) {
      terminal.out().print(texts.group(group));
      return Exit.DONE;
    }
    Commands.Call call = Commands.find(asked);
    if (help) {
      terminal.out().print(texts.of(call.command()));
      return Exit.DONE;
    }
    Arguments arguments = Arguments.parse(call.command(), call.rest());
    interruption.keeping(call.command().usage()::kept);
    return call.command().run(new Invocation(arguments, home, terminal, interruption));
  }
}
