package io.sluice.picture;

import io.sluice.run.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Charts in rows, with one title and one legend.
 *
 * @param title above everything; may be empty
 * @param columns charts in a row
 * @param ranges whether the charts have their axes in common
 * @param palette the colours of names
 * @param charts at least one, row by row
 */
public record Figure(
    String title, int columns, Ranges ranges, Palette palette, List<Chart> charts) {

  /** What the axes of several charts show. */
  public enum Ranges {
    /** The same, so that charts compare at a glance. */
    SHARED,
    /** Each what its chart needs. */
    OWN
  }

  /** Refuses a figure without charts. */
  public Figure {
    charts = List.copyOf(charts);
    if (charts.isEmpty() || columns < 1) {
      throw new IllegalStateException(charts.size() + " charts in " + columns + " columns");
    }
  }

  /**
   * One chart.
   *
   * @param chart the chart, whose title is that of the figure
   * @param palette the colours of names
   * @return the figure
   */
  public static Figure of(Chart chart, Palette palette) {
    return new Figure("", 1, Ranges.OWN, palette, List.of(chart));
  }

  /**
   * What keeps this Java from drawing, for those who can do without pictures.
   *
   * @return a sentence with what to do, if there is anything
   */
  public static Optional<String> obstacle() {
    try {
      Drawing.metrics(Typeface.ofLabels(1).label());
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * The picture. Equal figures are equal bytes on one machine; another's fonts differ.
   *
   * @return a PNG file
   * @throws UncheckedIOException if this Java cannot draw letters
   */
  public byte[] png() {
    return new Drawing(this).png();
  }

  /**
   * Writes the picture atomically as a PNG file.
   *
   * @param file replaced if it is there
   * @throws UncheckedIOException if it cannot be drawn or written
   */
  public void write(Path file) {
    AtomicFile.write(file, png());
  }
}
