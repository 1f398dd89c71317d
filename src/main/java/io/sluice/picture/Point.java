package io.sluice.picture;

/**
 * A point of a chart.
 *
 * @param x where on the x-axis
 * @param y where on the y-axis
 * @param error half the height of its error bar; 0 draws none
 */
public record Point(double x, double y, double error) {

  /** Refuses what cannot be drawn. */
  public Point {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !(error >= 0 && error < Double.MAX_VALUE)) {
      throw new IllegalStateException("a point at " + x + ", " + y + " ± " + error);
    }
  }

  /**
   * A point without an error bar.
   *
   * @param x where on the x-axis
   * @param y where on the y-axis
   */
  public Point(double x, double y) {
    this(x, y, 0);
  }
}
