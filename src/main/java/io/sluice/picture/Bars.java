package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/**
 * The bars of a chart, those of one name side by side in the order of the series.
 *
 * @param plot where they stand
 * @param styles by the names of series
 */
record Bars(Plot plot, Map<String, Style> styles) {

  /** Of the room of a name. */
  private static final double SHARE = 0.8;

  private static final double WIDEST = 80;
  private static final double WIDEST_CAP = 12;

  void paint(Graphics2D graphics) {
    List<Series> bars =
        plot.chart().series().stream().filter(series -> series.mark() == Mark.BARS).toList();
    double room = plot.area().getWidth() / Math.max(1, plot.chart().x().names().size());
    double width = Math.min(WIDEST, SHARE * room / Math.max(1, bars.size()));
    for (int i = 0; i < bars.size(); i++) {
      Style style = styles.get(bars.get(i).name());
      for (Point point : bars.get(i).points()) {
        double middle = plot.x(point.x());
        paint(graphics, style, point, middle + (i - bars.size() / 2.0) * width, width);
      }
    }
  }

  private void paint(Graphics2D graphics, Style style, Point point, double left, double width) {
    double zero = plot.y(0);
    double end = plot.y(point.y());
    new Stripes(
            style,
            new Rectangle2D.Double(left, Math.min(zero, end), 0.92 * width, Math.abs(zero - end)))
        .paint(graphics);
    if (point.hasBar()) {
      ErrorBar bar = new ErrorBar(left + 0.46 * width, plot.y(point.low()), plot.y(point.high()));
      double cap = Math.min(WIDEST_CAP, width / 2) / 2;
      double thick = Math.max(0.8, Math.min(1.5, width / 10));
      // White around black is seen on bars of any colour.
      graphics.setColor(Color.WHITE);
      graphics.setStroke(new BasicStroke((float) (2.2 * thick)));
      bar.paint(graphics, cap);
      graphics.setColor(Color.BLACK);
      graphics.setStroke(new BasicStroke((float) thick));
      bar.paint(graphics, cap);
    }
  }
}
