package io.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.notation.Printable;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * One line of a terminal that is written over and over. It takes a carriage return and spaces, and
 * so touches neither the terminal's settings nor the process's signals.
 */
final class StatusLine {

  private static final Duration INTERVAL = Duration.ofMillis(200);

  /** The width of a terminal that does not tell its own. */
  private static final int UNKNOWN = 80;

  private final Terminal terminal;
  private int letters;
  private long drawnAt;
  private boolean open;

  StatusLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether the last drawing is old enough for another. */
  boolean isDue() {
    return !open || System.nanoTime() - drawnAt >= INTERVAL.toNanos();
  }

  /** Draws what fits into so many columns. */
  void draw(IntFunction<String> text) {
    // A letter in the last column would make some terminals go to the next line.
    int room = terminal.errWidth().columns().orElse(UNKNOWN) - 1;
    String line = text.apply(room);
    String rest = " ".repeat(Math.max(0, Math.min(letters, room) - line.length()));
    // As bytes: a carriage return in a text would be shown, not obeyed.
    terminal.err().writeBytes(("\r" + Printable.line(line) + rest).getBytes(UTF_8));
    terminal.err().flush();
    letters = line.length();
    drawnAt = System.nanoTime();
    open = true;
  }

  /** Leaves the line as it is and goes to the next. */
  void end() {
    if (open) {
      terminal.err().println();
    }
    open = false;
    letters = 0;
  }
}
