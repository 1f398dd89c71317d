package io.sluice.picture;

import java.util.List;

/**
 * Charts in rows, with one title and one legend.
 *
 * @param title above everything; may be empty
 * @param columns charts in a row
 * @param ranges whether the charts have their axes in common
 * @param palette the colours of arms
 * @param charts at least one, row by row
 * @param caption what points and bars are and how many they are of, in sentences; may be empty
 * @param arms in the order of their colours; others come behind them, in that of the charts
 */
public record Figure(
    String title,
    int columns,
    Ranges ranges,
    Palette palette,
    List<Chart> charts,
    String caption,
    List<String> arms)
    implements Picture {

  /** What the axes of several charts show. */
  public enum Ranges {
    /** The same, so that charts compare at a glance. */
    SHARED,
    /** The horizontal ones the same, the vertical ones each what its chart needs. */
    SHARED_X,
    /** Each what its chart needs. */
    OWN
  }

  /** Refuses a figure without charts. */
  public Figure {
    charts = List.copyOf(charts);
    arms = List.copyOf(arms);
    if (charts.isEmpty() || columns < 1) {
      throw new IllegalStateException(charts.size() + " charts in " + columns + " columns");
    }
  }

  /**
   * Charts without a caption, whose arms have colours in the order in which they come.
   *
   * @param title above everything; may be empty
   * @param columns charts in a row
   * @param ranges whether the charts have their axes in common
   * @param palette the colours of arms
   * @param charts at least one, row by row
   */
  public Figure(String title, int columns, Ranges ranges, Palette palette, List<Chart> charts) {
    this(title, columns, ranges, palette, charts, "", List.of());
  }

  /**
   * One chart.
   *
   * @param chart the chart, whose title is that of the figure
   * @param palette the colours of arms
   * @return the figure
   */
  public static Figure of(Chart chart, Palette palette) {
    return new Figure("", 1, Ranges.OWN, palette, List.of(chart));
  }

  /**
   * The same with a caption below.
   *
   * @param words what points and bars are and how many they are of, in sentences
   * @return the figure
   */
  public Figure captioned(String words) {
    return new Figure(title, columns, ranges, palette, charts, words, arms);
  }

  @Override
  public Figure ofArms(List<String> all) {
    return new Figure(title, columns, ranges, palette, charts, caption, all);
  }

  @Override
  public byte[] png() {
    return new Drawing(this).sheet().png();
  }

  @Override
  public byte[] svg() {
    return new Drawing(this).sheet().svg();
  }
}
