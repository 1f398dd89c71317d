package io.sluice.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** How wide the terminal is that a stream writes to; follows the terminal where it is told to. */
final class Width {

  private static final File TERMINAL = new File("/dev/tty");

  /** Of no terminal: 0. */
  private volatile int columns;

  private Width(int columns) {
    this.columns = columns;
  }

  /** Of a stream that writes to no terminal: lines are as long as they are. */
  static Width none() {
    return new Width(0);
  }

  /** Of a terminal. */
  static Width of(int columns) {
    return new Width(Math.max(0, columns));
  }

  /** The columns now; none where there is no terminal. */
  OptionalInt columns() {
    int now = columns;
    return now == 0 ? OptionalInt.empty() : OptionalInt.of(now);
  }

  /** Lets these follow the terminal of this process. */
  static void follow(Width... widths) {
    Signals.on(
        "WINCH",
        () -> {
          int asked = ask();
          for (Width width : widths) {
            if (width.columns > 0 && asked > 0) {
              width.columns = asked;
            }
          }
        });
  }

  /** As the launcher asks; 0 where nobody answers, and then the width stays as it was. */
  private static int ask() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return said.matches("\\d{1,5} \\d{1,5}") ? Integer.parseInt(said.replaceFirst(".* ", "")) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
