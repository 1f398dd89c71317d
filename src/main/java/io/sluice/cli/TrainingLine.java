package io.sluice.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a training shows on one line: step, loss and time left at any width from 40 columns, and
 * what else there is room for. While something else than a step is done, that stands there too, and
 * in the narrowest lines instead of the time.
 *
 * @param step steps done
 * @param steps all steps
 * @param lossNats of the last step, if there was one
 * @param validationNats the run's last
 * @param rate with its unit
 * @param left time until the last step, as far as it is known
 * @param doing what is done that is no step; empty for nothing
 */
record TrainingLine(
    long step,
    long steps,
    OptionalDouble lossNats,
    OptionalDouble validationNats,
    Optional<String> rate,
    Optional<Duration> left,
    String doing) {

  private static final int LEAST_BAR = 12;
  private static final int MOST_BAR = 40;

  /** The richest text that fits. */
  String in(int columns) {
    String position = Text.of("step %,d of %,d", step, steps);
    Optional<String> loss = text(lossNats, "loss %s");
    Optional<String> validation = text(validationNats, "validation %s");
    Optional<String> time = left.map(duration -> Text.time(duration) + " left");
    Optional<String> other = doing.isEmpty() ? Optional.empty() : Optional.of(doing);
    Optional<String> speed = other.isPresent() ? Optional.empty() : rate;
    String all = joined(", ", Optional.of(position), loss, validation, speed, time, other);
    int bar = columns - all.length() - " [] 100 % ".length();
    if (bar >= LEAST_BAR) {
      return bar(Math.min(bar, MOST_BAR)) + all;
    }
    Optional<String> fraction = Optional.of(step + "/" + steps);
    Optional<String> shortTime = left.map(duration -> shortened(duration) + " left");
    List<String> poorer =
        List.of(
            all,
            joined(", ", Optional.of(position), loss, validation, time, other),
            joined(", ", Optional.of(position), loss, time, other),
            joined(" ", fraction, loss, shortTime, other),
            joined(" ", fraction, loss, other.or(() -> shortTime)));
    String poorest = poorer.get(poorer.size() - 1);
    return poorer.stream()
        .filter(line -> line.length() <= columns)
        .findFirst()
        .orElseGet(() -> poorest.substring(0, Math.max(0, columns)));
  }

  private String bar(int length) {
    int done = (int) (length * step / steps);
    String head = done < length ? ">" : "";
    return Text.of(
        "[%s%s%s] %3d %% ",
        "=".repeat(done), head, " ".repeat(length - done - head.length()), 100 * step / steps);
  }

  private static Optional<String> text(OptionalDouble nats, String format) {
    return nats.isPresent()
        ? Optional.of(Text.of(format, number(nats.getAsDouble())))
        : Optional.empty();
  }

  private static String number(double nats) {
    return Math.abs(nats) < 1000 ? Text.of("%.3f", nats) : Text.of("%.1e", nats);
  }

  /** At most six letters for anything below three years. */
  private static String shortened(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return Text.of("%dm%02ds", seconds / 60, seconds % 60);
    }
    return seconds < 360_000
        ? Text.of("%dh%02dm", seconds / 3600, seconds / 60 % 60)
        : Text.of("%dd%02dh", seconds / 86_400, seconds / 3600 % 24);
  }

  @SafeVarargs
  private static String joined(String separator, Optional<String>... parts) {
    List<String> there = new ArrayList<>();
    for (Optional<String> part : parts) {
      part.ifPresent(there::add);
    }
    return String.join(separator, there);
  }
}
