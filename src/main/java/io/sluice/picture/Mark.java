package io.sluice.picture;

/** How the points of a series are drawn. */
public enum Mark {
  /** A line through them, and a pale band where they have errors. */
  LINE,
  /**
   * A line through them, and a dot at each that has room; their errors are bars, or a band where
   * bars have no room.
   */
  DOTTED_LINE,
  /** A dot at each, with its error bar. On an axis of names side by side with other series. */
  DOTS,
  /** A bar from zero to each, side by side with those of other series: for an axis of names. */
  BARS,
  /** A dashed grey line, which the others are seen against. It takes no colour of the palette. */
  REFERENCE
}
