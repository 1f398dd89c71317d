package io.sluice.picture;

import java.util.List;

/**
 * Charts in rows, with one title and one legend.
 *
 * @param title above everything; may be empty
 * @param columns charts in a row
 * @param ranges whether the charts have their axes in common
 * @param palette the colours of names
 * @param charts at least one, row by row
 */
public record Figure(String title, int columns, Ranges ranges, Palette palette, List<Chart> charts)
    implements Picture {

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

  @Override
  public byte[] png() {
    return new Drawing(this).png();
  }
}
