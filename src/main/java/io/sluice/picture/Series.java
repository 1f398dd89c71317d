package io.sluice.picture;

import java.util.List;

/**
 * Points that belong together. Series of one name have one colour and one line in the legend,
 * wherever in a {@link Figure} they stand.
 *
 * @param name what the legend says
 * @param mark how they are drawn
 * @param points in the order in which a line joins them, at least one
 * @param arm what they are of: series of one arm have one colour, and differ in dashes and in
 *     whether their dots are filled
 */
public record Series(String name, Mark mark, List<Point> points, String arm) {

  /** Refuses a series without points. */
  public Series {
    points = List.copyOf(points);
    if (name.isBlank() || arm.isBlank() || points.isEmpty()) {
      throw new IllegalStateException("series '" + name + "' has " + points.size() + " points");
    }
  }

  /**
   * A series that is named by its arm.
   *
   * @param name what the legend says
   * @param mark how they are drawn
   * @param points in the order in which a line joins them, at least one
   */
  public Series(String name, Mark mark, List<Point> points) {
    this(name, mark, points, name);
  }
}
