package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Map;

/**
 * What stands between the axes of one chart: bands, lines, error bars and dots.
 *
 * @param plot where
 * @param styles by the names of series
 */
record Panel(Plot plot, Map<String, Style> styles) {

  private static final double HALF_CAP = 4;
  private static final BasicStroke BAR = new BasicStroke(1.6f);

  /** Between the dots of a line whose points lie closer. */
  private static final double DOTS_APART = 26;

  void paint(Graphics2D graphics) {
    new Bars(plot, styles).paint(graphics);
    Dodge dodge = Dodge.of(plot);
    List<Series> all = plot.chart().series();
    for (Series series : all) {
      if (hasBand(series, dodge)) {
        graphics.setColor(style(series).pale());
        graphics.fill(band(series));
      }
    }
    for (Series series : all) {
      if (style(series).hasLine()) {
        graphics.setColor(style(series).color());
        graphics.setStroke(style(series).stroke());
        graphics.draw(line(series, dodge.of(series)));
      }
    }
    for (Series series : all) {
      if (style(series).hasDots()) {
        paintDots(graphics, series, dodge);
      }
    }
  }

  private Style style(Series series) {
    return styles.get(series.name());
  }

  /** A line's errors are a band, and those of dots where their bars have no room. */
  private boolean hasBand(Series series, Dodge dodge) {
    return (series.mark() == Mark.LINE || (series.mark() == Mark.DOTTED_LINE && dodge.crowded()))
        && series.points().stream().anyMatch(Point::hasBar);
  }

  private Path2D band(Series series) {
    List<Point> points = series.points();
    Path2D path = new Path2D.Double();
    path.moveTo(plot.x(points.get(0).x()), plot.y(points.get(0).high()));
    points.stream().skip(1).forEach(at -> path.lineTo(plot.x(at.x()), plot.y(at.high())));
    for (int i = points.size() - 1; i >= 0; i--) {
      path.lineTo(plot.x(points.get(i).x()), plot.y(points.get(i).low()));
    }
    path.closePath();
    return path;
  }

  private Path2D line(Series series, double aside) {
    Path2D path = new Path2D.Double();
    for (Point point : series.points()) {
      double x = plot.x(point.x()) + aside;
      double y = plot.y(point.y());
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  private void paintDots(Graphics2D graphics, Series series, Dodge dodge) {
    double aside = dodge.of(series);
    boolean bars = !hasBand(series, dodge);
    Style style = style(series);
    double before = Double.NEGATIVE_INFINITY;
    for (Point point : series.points()) {
      double x = plot.x(point.x()) + aside;
      if (bars && point.hasBar()) {
        graphics.setColor(style.color());
        graphics.setStroke(BAR);
        new ErrorBar(x, plot.y(point.low()), plot.y(point.high())).paint(graphics, HALF_CAP);
      }
      boolean apart = (bars && point.hasBar()) || Math.abs(x - before) >= DOTS_APART;
      if (series.mark() == Mark.DOTS || apart) {
        style.paintDot(graphics, x, plot.y(point.y()));
        before = x;
      }
    }
  }
}
