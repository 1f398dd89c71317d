package io.sluice.picture;

/**
 * A point of a chart.
 *
 * @param x where on the x-axis
 * @param y where on the y-axis
 * @param low the lower end of its error bar; none is drawn from {@code y} to {@code y}
 * @param high the upper end
 */
public record Point(double x, double y, double low, double high) {

  /** Refuses what cannot be drawn. */
  public Point {
    if (!Double.isFinite(x)
        || !Double.isFinite(y)
        || !(low <= y && y <= high)
        || !Double.isFinite(low)
        || !Double.isFinite(high)) {
      throw new IllegalStateException(
          "a point at " + x + ", " + y + ", from " + low + " to " + high);
    }
  }

  /**
   * A point with an error bar to both sides alike.
   *
   * @param x where on the x-axis
   * @param y where on the y-axis
   * @param error half the height of the bar; 0 draws none
   */
  public Point(double x, double y, double error) {
    this(x, y, y - error, y + error);
  }

  /**
   * A point without an error bar.
   *
   * @param x where on the x-axis
   * @param y where on the y-axis
   */
  public Point(double x, double y) {
    this(x, y, y, y);
  }

  /**
   * Half the length of the error bar.
   *
   * @return 0 if it has none
   */
  public double error() {
    return (high - low) / 2;
  }

  boolean hasBar() {
    return low < high;
  }
}
