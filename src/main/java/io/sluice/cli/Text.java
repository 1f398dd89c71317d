package io.sluice.cli;

import io.sluice.notation.Printable;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Numbers and times as people read them, the same in every country. */
final class Text {

  /** The columns of a label with the space behind it. */
  static final int LABEL = 15;

  /** Seconds below which a whole number of them says too little. */
  private static final double FEW_SECONDS = 10;

  private Text() {}

  static String of(String format, Object... values) {
    return String.format(Locale.ROOT, format, Stream.of(values).map(Text::plain).toArray());
  }

  /** What is no number may be somebody else's, and stays on its line. */
  private static Object plain(Object value) {
    return value instanceof Number || value instanceof Boolean || value instanceof Character
        ? value
        : Printable.line(String.valueOf(value));
  }

  /** Four decimals, never {@code -0.0000}. */
  static String decimal(double value) {
    String text = of("%.4f", value);
    return text.equals("-0.0000") ? text.substring(1) : text;
  }

  /** A label and what belongs to it, aligned. */
  static String row(String label, String format, Object... values) {
    return of("%-" + (LABEL - 1) + "s ", label) + of(format, values);
  }

  /** What a tokenizer does to a text of which at least a share does not come back. */
  static String lost(double share) {
    return "the tokenizer drops or changes "
        + (share < 0.0001 ? "some, less than 0.01 %," : of("at least %.2f %%", 100 * share));
  }

  /** Whole seconds, with minutes and hours where there are any. */
  static String time(Duration time) {
    long seconds = Math.max(0, Math.round(time.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? of("%d min %02d s", seconds / 60, seconds % 60)
        : of("%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** What was estimated: of a few seconds two digits. */
  static String time(double seconds) {
    return seconds < FEW_SECONDS
        ? of("%.2g s", seconds)
        : time(Duration.ofNanos((long) (seconds * 1e9)));
  }

  /** 10⁶ bytes each. */
  static String megabytes(long bytes) {
    return of("%,.2f MB", bytes / 1e6);
  }
}
