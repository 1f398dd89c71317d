package io.sluice.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of {@code metrics.jsonl} without the times, which alone may differ between equal runs.
 */
public final class UntimedMetrics {

  private static final Pattern TIME =
      Pattern.compile(",?\"(tokens_per_s|elapsed_s|processor_s)\":[^,}]+");

  private UntimedMetrics() {}

  /** The lines, digit by digit as they were written. */
  public static List<String> of(Path metrics) {
    try {
      return Files.readAllLines(metrics).stream()
          .map(line -> TIME.matcher(line).replaceAll(""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
