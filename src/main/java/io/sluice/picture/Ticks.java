package io.sluice.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The round numbers of an axis.
 *
 * @param at where they lie
 * @param labels one a tick; empty where the next would cover it
 */
record Ticks(List<Double> at, List<String> labels) {

  /** Labels of all nine digits of a decade would cover each other at its end. */
  private static final List<Set<Integer>> SPACED_DIGITS =
      List.of(Set.of(1, 2, 3, 5), Set.of(1, 2, 5), Set.of(1, 3), Set.of(1));

  private static final double SMALL = 1e-5;
  private static final double LARGE = 1e7;

  /** At most so many of an axis, but for a logarithmic one's digits. */
  static Ticks of(Axis axis, Range range, int most) {
    return switch (axis.scale()) {
      case NAMES -> new Ticks(List.of(), List.of());
      case LOGARITHMIC -> range.crowdsDigits() ? logarithmic(range, most) : linear(range, most, 0);
      case WHOLE -> linear(range, most, 1);
      case LINEAR, FROM_ZERO -> linear(range, most, 0);
    };
  }

  /** All with as many decimals as their step needs. */
  private static Ticks linear(Range range, int most, double leastStep) {
    double step = Math.max(leastStep, step(range.to() - range.from(), most));
    List<Double> at = new ArrayList<>();
    for (long i = (long) Math.ceil(range.from() / step); i * step <= range.to(); i++) {
      at.add(i * step);
    }
    double largest = Math.max(Math.abs(range.from()), Math.abs(range.to()));
    int stepPower = power(step);
    if (step < SMALL || largest >= LARGE) {
      int decimals = Math.max(0, power(largest) - stepPower);
      return new Ticks(
          at, at.stream().map(tick -> tick == 0 ? "0" : scientific(tick, decimals)).toList());
    }
    String format = "%,." + Math.max(0, -stepPower) + "f";
    return new Ticks(
        at,
        at.stream()
            .map(tick -> String.format(Locale.ROOT, format, tick == 0 ? 0.0 : tick))
            .toList());
  }

  private static int power(double value) {
    return (int) Math.floor(Math.log10(value) + 1e-9);
  }

  private static String scientific(double tick, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "e", tick);
  }

  /** 1, 2 or 5 times a power of ten: the least that makes so few of a span. */
  static double step(double span, int most) {
    double power = Math.pow(10, Math.floor(Math.log10(span / most)));
    for (int factor : new int[] {1, 2, 5}) {
      if (span / (factor * power) <= most) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static Ticks logarithmic(Range range, int most) {
    int first = (int) Math.ceil(Math.log10(range.from()) - 1e-9);
    int last = (int) Math.floor(Math.log10(range.to()) + 1e-9);
    List<Double> at = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    boolean decades = range.spansDecades();
    double span = Math.log10(range.to() / range.from());
    // They lie less evenly than others, so some may lie closer.
    Set<Integer> digits =
        SPACED_DIGITS.stream()
            .filter(set -> span * set.size() <= 2.0 * most)
            .findFirst()
            .orElse(Set.of(1));
    int every = decades ? Math.max(1, (int) Math.ceil((last - first + 1.0) / most)) : 1;
    for (int power = first - 1; power <= last; power++) {
      for (int digit = 1; digit <= (decades ? 1 : 9); digit++) {
        BigDecimal tick = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        double value = tick.doubleValue();
        if (value >= range.from() && value <= range.to()) {
          at.add(value);
          boolean labelled = decades ? (power - first) % every == 0 : digits.contains(digit);
          labels.add(labelled ? text(tick) : "");
        }
      }
    }
    return new Ticks(at, labels);
  }

  private static String text(BigDecimal tick) {
    double size = tick.doubleValue();
    return size < SMALL || size >= LARGE
        ? scientific(size, 0)
        : String.format(
            Locale.ROOT,
            "%,." + Math.max(0, tick.round(MathContext.DECIMAL32).scale()) + "f",
            tick);
  }
}
