package io.sluice.picture;

import java.awt.geom.Rectangle2D;

/**
 * Where the values of a chart lie.
 *
 * @param chart whose they are
 * @param rangeOfX what the horizontal axis shows
 * @param rangeOfY what the vertical axis shows
 * @param area between the axes
 */
record Plot(Chart chart, Range rangeOfX, Range rangeOfY, Rectangle2D area) {

  double x(double value) {
    return area.getX() + rangeOfX.share(value, chart.x().scale()) * area.getWidth();
  }

  double y(double value) {
    return area.getMaxY() - rangeOfY.share(value, chart.y().scale()) * area.getHeight();
  }
}
