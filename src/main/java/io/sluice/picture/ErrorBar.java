package io.sluice.picture;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * An upright line with caps.
 *
 * @param x where it stands
 * @param low the lower end on the screen
 * @param high the upper end
 */
record ErrorBar(double x, double low, double high) {

  /** In the colour and stroke that the graphics have. */
  void paint(Graphics2D graphics, double halfCap) {
    Path2D path = new Path2D.Double();
    path.moveTo(x - halfCap, low);
    path.lineTo(x + halfCap, low);
    path.moveTo(x, low);
    path.lineTo(x, high);
    path.moveTo(x - halfCap, high);
    path.lineTo(x + halfCap, high);
    graphics.draw(path);
  }
}
