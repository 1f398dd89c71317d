package io.sluice.picture;

import java.awt.Color;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;

/**
 * Numbers as shades, and as text with three digits of what they span.
 *
 * @param least the darkest
 * @param greatest the lightest
 */
record Shades(double least, double greatest) {

  private static final double DARK = 0.5;
  private static final int MOST_DECIMALS = 6;

  static Shades of(HeatMap map) {
    DoubleSummaryStatistics numbers =
        map.values().stream()
            .flatMap(row -> row.stream())
            .flatMapToDouble(value -> value.stream())
            .summaryStatistics();
    return new Shades(numbers.getMin(), numbers.getMax());
  }

  Color color(double value) {
    return Palette.shade(least == greatest ? 1 : (value - least) / (greatest - least));
  }

  /** Black or white, whichever is read on the number's shade. */
  Color letters(double value) {
    return lightness(color(value)) < DARK ? Color.WHITE : Color.BLACK;
  }

  /** What a grey print makes of a colour, 0 to 1. */
  static double lightness(Color color) {
    return (0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue()) / 255;
  }

  String text(double value) {
    double size = Math.max(Math.abs(least), Math.abs(greatest));
    // More digits of numbers that hardly differ would be noise.
    double span = Math.max(greatest - least, size / 10);
    int decimals = span == 0 ? 0 : 2 - (int) Math.floor(Math.log10(span));
    return String.format(
        Locale.ROOT, "%." + Math.max(0, Math.min(MOST_DECIMALS, decimals)) + "f", value);
  }
}
