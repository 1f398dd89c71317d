package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * The bars of a chart, those of one name side by side in the order of the series.
 *
 * @param chart on an axis of names
 * @param y what the y-axis shows
 * @param styles by the names of series
 * @param plot where they stand
 */
record Bars(Chart chart, Range y, Map<String, Style> styles, Rectangle2D plot) {

  /** Of the room of a name. */
  private static final double SHARE = 0.8;

  private static final double WIDEST = 80;
  private static final double WIDEST_CAP = 12;

  void paint(Graphics2D graphics) {
    int count = chart.series().size();
    double room = plot.getWidth() / chart.x().names().size();
    double width = Math.min(WIDEST, SHARE * room / count);
    for (int i = 0; i < count; i++) {
      Series series = chart.series().get(i);
      Style style = styles.get(series.name());
      for (Point point : series.points()) {
        double middle = plot.getX() + (point.x() + 0.5) * room;
        paint(graphics, style, point, middle + (i - count / 2.0) * width, width);
      }
    }
  }

  private void paint(Graphics2D graphics, Style style, Point point, double left, double width) {
    double zero = screen(0);
    double end = screen(point.y());
    graphics.setPaint(style.fill());
    graphics.fill(
        new Rectangle2D.Double(left, Math.min(zero, end), 0.92 * width, Math.abs(zero - end)));
    if (point.error() > 0) {
      double middle = left + 0.46 * width;
      double cap = Math.min(WIDEST_CAP, width / 2) / 2;
      double low = screen(point.y() - point.error());
      double high = screen(point.y() + point.error());
      double thick = Math.max(0.8, Math.min(1.5, width / 10));
      // White around black is seen on bars of any colour.
      for (boolean inner : new boolean[] {false, true}) {
        graphics.setColor(inner ? Color.BLACK : Color.WHITE);
        graphics.setStroke(new BasicStroke((float) (inner ? thick : 2.2 * thick)));
        graphics.draw(new Line2D.Double(middle, low, middle, high));
        graphics.draw(new Line2D.Double(middle - cap, low, middle + cap, low));
        graphics.draw(new Line2D.Double(middle - cap, high, middle + cap, high));
      }
    }
  }

  private double screen(double value) {
    return plot.getMaxY() - y.share(value, chart.y().scale()) * plot.getHeight();
  }
}
