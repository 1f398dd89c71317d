package io.sluice.cli;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a download shows on one line.
 *
 * @param name of the file
 * @param done bytes that are there
 * @param total bytes of the whole file
 * @param rate bytes a second; 0 where it is not known yet
 */
record FetchLine(String name, long done, long total, double rate) {

  private static final String DOTS = "...";

  /** The richest text that fits; of the poorest the name is cut. */
  String in(int columns) {
    long percent = total == 0 ? 100 : 100 * done / total;
    String left =
        rate > 0
            ? ", " + Text.time(Duration.ofMillis((long) (1e3 * (total - done) / rate))) + " left"
            : "";
    String speed = rate > 0 ? ", " + Text.megabytes((long) rate) + "/s" : "";
    String size = Text.megabytes(done) + " of " + Text.megabytes(total);
    String poorest = Text.of(" %d %%%s", percent, left);
    return Stream.of(
            Text.of("%s %d %%, %s%s%s", name, percent, size, speed, left),
            Text.of("%s %d %%%s%s", name, percent, speed, left),
            name + poorest)
        .filter(line -> line.length() <= columns)
        .findFirst()
        .orElseGet(() -> cut(name, columns - poorest.length()) + poorest);
  }

  private static String cut(String text, int columns) {
    int kept = Math.max(0, columns - DOTS.length());
    return text.length() <= columns
        ? text
        : text.substring(0, Math.min(kept, text.length())) + DOTS;
  }
}
