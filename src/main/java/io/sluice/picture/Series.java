package io.sluice.picture;

import java.util.List;

/**
 * Points that belong together. Series of one name have one colour and one line in the legend,
 * wherever in a {@link Figure} they stand.
 *
 * @param name what the legend says
 * @param mark how they are drawn
 * @param points in the order in which a line joins them, at least one
 */
public record Series(String name, Mark mark, List<Point> points) {

  /** Refuses a series without points. */
  public Series {
    points = List.copyOf(points);
    if (name.isBlank() || points.isEmpty()) {
      throw new IllegalStateException("series '" + name + "' has " + points.size() + " points");
    }
  }
}
