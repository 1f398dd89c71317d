package io.sluice.cli;

import io.sluice.training.StopSignal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Ctrl-C (SIGINT), SIGTERM and SIGHUP as a request. A command that can stop in good order arms this
 * and then ends by itself; before that, and where there is nothing to save, the process ends at
 * once. A second Ctrl-C ends it at once in any case. Either way a person is told what is kept.
 *
 * <p>SIGTERM and SIGHUP may come any number of times and save as the first did: of a terminal that
 * is closed, both the kernel and the shell send one. SIGKILL ends the process unheard, which loses
 * no more than a second Ctrl-C does, since files that matter appear whole.
 */
final class Interruption {

  /** What ends a process. */
  private enum Cause {
    HUP(1),
    INT(2),
    TERM(15);

    private final int number;

    Cause(int number) {
      this.number = number;
    }

    /** The exit code of a process that such a signal ends, as the shells count. */
    int code() {
      return 128 + number;
    }
  }

  private final StopSignal signal = new StopSignal();
  private final AtomicReference<Optional<Cause>> first = new AtomicReference<>(Optional.empty());
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private volatile boolean finished;
  private volatile String notice = "";
  private volatile Supplier<String> kept = () -> "";

  /** One that hears the process's signals. */
  static Interruption ofProcess(Terminal terminal) {
    Interruption interruption = new Interruption();
    for (Cause cause : Cause.values()) {
      Signals.on(cause.name(), () -> interruption.hear(cause, terminal));
    }
    return interruption;
  }

  private void hear(Cause cause, Terminal terminal) {
    if (finished) {
      return;
    }
    // Signals are heard on threads of their own: one that came before another may be heard after.
    boolean again = cause == Cause.INT && interrupted.getAndSet(true);
    if (!first.compareAndSet(Optional.empty(), Optional.of(cause))) {
      if (again) {
        say(terminal, "stopped at once" + whatIsKept());
        Runtime.getRuntime().halt(cause.code());
      }
    } else if (notice.isEmpty()) {
      say(terminal, "stopped" + whatIsKept());
      System.exit(cause.code());
    } else {
      signal.request();
      say(terminal, notice + (terminal.interactive() ? "; Ctrl-C again stops at once" : ""));
    }
  }

  /** On a terminal a bar, or the letters that Ctrl-C is shown as, stand on the line. */
  private static void say(Terminal terminal, String sentence) {
    if (terminal.interactive()) {
      terminal.err().println();
    }
    terminal.say(sentence);
  }

  /** Behind a colon, as far as it is known. */
  String whatIsKept() {
    try {
      String what = kept.get();
      return what.isEmpty() ? "" : ": " + what;
    } catch (RuntimeException e) {
      // The disk is read beside a command that is writing to it; the end must not hang on that.
      return ": what was saved before is kept";
    }
  }

  /** What a command asks whether to stop. */
  StopSignal signal() {
    return signal;
  }

  /** From now on this is said of a process that ends at once: what is kept, and how to go on. */
  void keeping(Supplier<String> sentence) {
    kept = sentence;
  }

  /** From now on the process waits for the command, after saying this. */
  void arm(String saidOnStop) {
    notice = saidOnStop;
  }

  /** From now on the process may end at once. */
  void disarm() {
    notice = "";
  }

  /** Everything is done and printed. */
  void finish() {
    finished = true;
  }

  /** The exit code: a signal's, unless the command failed. */
  int code(Exit exit) {
    boolean failed = exit == Exit.FAILED || exit == Exit.WRONG_USE;
    return failed ? exit.code() : first.get().map(Cause::code).orElse(exit.code());
  }
}
