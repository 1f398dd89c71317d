package io.sluice.image;

/** A square grey picture on which strokes are drawn; 0 is black and 1 white. */
final class GrayscaleCanvas {
  private final int side;
  private final double[] values;

  GrayscaleCanvas(int side) {
    this.side = side;
    this.values = new double[side * side];
  }

  /** How many pixels it has. */
  int size() {
    return values.length;
  }

  /**
   * Draws a straight stroke with round ends and soft edges. Where strokes cross, the brighter one
   * shows.
   *
   * @param radius half the width of the stroke, in pixels
   * @param ink how bright it is
   */
  void stroke(double x0, double y0, double x1, double y1, double radius, double ink) {
    double reach = radius + 0.5;
    int top = bound(Math.min(y0, y1) - reach);
    int bottom = bound(Math.max(y0, y1) + reach + 1);
    int left = bound(Math.min(x0, x1) - reach);
    int right = bound(Math.max(x0, x1) + reach + 1);
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        double distance = distance(column, row, x0, y0, x1, y1);
        double value = ink * Math.max(0, Math.min(1, reach - distance));
        int at = row * side + column;
        values[at] = Math.max(values[at], value);
      }
    }
  }

  /** Blackens a bar across the whole picture, through a point and at right angles to (nx, ny). */
  void bar(double x, double y, double nx, double ny, double halfWidth) {
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double distance = Math.abs((column - x) * nx + (row - y) * ny);
        values[row * side + column] *= Math.max(0, Math.min(1, distance - halfWidth + 0.5));
      }
    }
  }

  /** Adds to a pixel. */
  void add(int row, int column, double value) {
    values[row * side + column] += value;
  }

  /** Writes the picture as bytes, with these values in place of black and white. */
  void write(byte[] into, int from, double black, double white) {
    for (int i = 0; i < values.length; i++) {
      double value = black + (white - black) * Math.max(0, Math.min(1, values[i]));
      into[from + i] = (byte) (int) (255 * value + 0.5);
    }
  }

  private int bound(double value) {
    return Math.max(0, Math.min(side, (int) Math.floor(value)));
  }

  private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
    along = Math.max(0, Math.min(1, along));
    double ex = x - x0 - along * dx;
    double ey = y - y0 - along * dy;
    return Math.sqrt(ex * ex + ey * ey);
  }
}
