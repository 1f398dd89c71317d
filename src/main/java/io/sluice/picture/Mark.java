package io.sluice.picture;

/** How the points of a series are drawn. */
public enum Mark {
  /** A line through them. */
  LINE,
  /** A line through them, and a dot at each: few points that were measured. */
  DOTTED_LINE,
  /** A dot at each. */
  DOTS,
  /** A bar from zero to each, side by side with those of other series: for an axis of names. */
  BARS,
  /** A dashed grey line, which the others are seen against. It takes no colour of the palette. */
  REFERENCE
}
