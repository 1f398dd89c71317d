package io.sluice.experiment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as reports show them; the same digits in every locale. */
public final class Numbers {

  private static final int LOSS_DECIMALS = 4;

  private Numbers() {}

  /** Nats with four decimals, never {@code -0.0000}. */
  public static String nats(double value) {
    return decimal(value, LOSS_DECIMALS);
  }

  public static String nats(OptionalDouble value) {
    return value.isPresent() ? nats(value.getAsDouble()) : "";
  }

  /** Three decimals below a hundred, one above: numbers of a column should line up. */
  public static String perplexity(double value) {
    return decimal(value, value < 100 ? 3 : 1);
  }

  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1 epoch}, {@code 2,000 epochs}. */
  public static String count(long value, String thing) {
    return count(value) + " " + thing + (value == 1 ? "" : "s");
  }

  public static String count(double value) {
    return count(Math.round(value));
  }

  /** A ratio of times, with three decimals. */
  public static String ratio(double value) {
    return decimal(value, 3);
  }

  /** A slope, or a ratio of slopes, with two decimals. */
  public static String slope(double value) {
    return decimal(value, 2);
  }

  /** A factor times a number, in the same digits; empty if there is none. */
  public static String points(OptionalDouble value, double factor) {
    return value.isPresent() ? points(factor * value.getAsDouble()) : "";
  }

  /** Hundredths, with two decimals. */
  public static String points(double value) {
    return decimal(value, 2);
  }

  public static String milliseconds(double seconds) {
    return decimal(1e3 * seconds, 1) + " ms";
  }

  /** Three decimals, or that it is below them; empty if there is none. */
  public static String pValue(OptionalDouble value) {
    if (value.isEmpty()) {
      return "";
    }
    return value.getAsDouble() < 0.0005 ? "< 0.001" : decimal(value.getAsDouble(), 3);
  }

  /** Rounded as one would say it: {@code 45 s}, {@code 12 min}, {@code 3.4 h}. */
  public static String duration(double seconds) {
    if (seconds < 90) {
      return Math.round(seconds) + " s";
    }
    return seconds < 90 * 60
        ? Math.round(seconds / 60) + " min"
        : decimal(seconds / 3600, 1) + " h";
  }

  /** 10⁶ bytes each. */
  public static String megabytes(long bytes) {
    return decimal(bytes / 1e6, 1) + " MB";
  }

  public static String percent(double share) {
    return decimal(100 * share, 1) + " %";
  }

  /** {@code a, b and c}. */
  public static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** So many decimals, never {@code -0}. */
  public static String decimal(double value, int decimals) {
    // A BigDecimal knows no negative zero.
    return String.format(
        Locale.ROOT,
        "%,." + decimals + "f",
        new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }
}
