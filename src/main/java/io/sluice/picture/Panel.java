package io.sluice.picture;

import io.sluice.picture.Axis.Scale;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * One chart: frame, dots and their error bars by XChart, and over them lines and bars.
 *
 * @param chart what is drawn
 * @param frame its axes
 * @param styles by the names of series
 */
record Panel(Chart chart, Frame frame, Map<String, Style> styles) {

  /** About what lies left and right of a plot. */
  private static final int BESIDE = 115;

  /** Draws into a rectangle whose upper left corner is the origin. */
  void paint(Graphics2D graphics, int width, int height, Typeface typeface) {
    if (chart.x().scale() == Scale.NAMES) {
      paintBars(graphics, width, height, typeface);
      return;
    }
    XYChart drawn = frame.sized(width, height, typeface);
    chart.series().stream().filter(this::hasDots).forEach(series -> addDots(drawn, series));
    Rectangle2D plot = frame.paint(graphics, drawn);
    for (Series series : chart.series()) {
      Style style = styles.get(series.name());
      if (style.hasLine()) {
        graphics.setColor(style.color());
        graphics.setStroke(style.stroke());
        graphics.draw(path(plot, series.points()));
      }
    }
  }

  /** With names below, which need as much room as the longest. */
  private void paintBars(Graphics2D graphics, int width, int height, Typeface typeface) {
    FontMetrics metrics = Typeface.metrics(typeface.label());
    List<String> all = chart.x().names();
    ColumnNames names = new ColumnNames(all, metrics, (double) (width - BESIDE) / all.size());
    int right = Math.max(0, names.overhang() - (width - BESIDE) / all.size() / 2);
    int below = names.height() + metrics.getHeight() + Frame.PADDING;
    XYChart drawn = frame.sized(width - right, height - below, typeface);
    drawn.getStyler().setPlotGridVerticalLinesVisible(false);
    drawn.getStyler().setXAxisTicksVisible(false).setXAxisTitleVisible(false);
    Rectangle2D plot = frame.paint(graphics, drawn);
    new Bars(chart, frame.y(), styles, plot).paint(graphics);
    names.paint(graphics, plot.getX(), plot.getWidth() / all.size(), (int) plot.getMaxY());
    String label = chart.x().label();
    float left = (float) (plot.getCenterX() - metrics.stringWidth(label) / 2.0);
    graphics.drawString(label, left, height - Frame.PADDING);
  }

  private boolean hasDots(Series series) {
    return styles.get(series.name()).hasDots();
  }

  private void addDots(XYChart drawn, Series series) {
    List<Point> points = series.points();
    double[] xs = points.stream().mapToDouble(Point::x).toArray();
    double[] ys = points.stream().mapToDouble(Point::y).toArray();
    boolean bars = points.stream().anyMatch(point -> point.error() > 0);
    double[] errors = bars ? points.stream().mapToDouble(Point::error).toArray() : null;
    Style style = styles.get(series.name());
    XYSeries added = Frame.add(drawn, series.name(), xs, ys, errors, style.marker());
    added.setMarkerColor(style.color()).setLineColor(style.color());
  }

  /** One path, which XChart does not draw: it would break dashes at each point. */
  private Path2D path(Rectangle2D plot, List<Point> points) {
    Path2D path = new Path2D.Double();
    for (Point point : points) {
      double screenX =
          plot.getX() + frame.x().share(point.x(), chart.x().scale()) * plot.getWidth();
      double screenY =
          plot.getMaxY() - frame.y().share(point.y(), chart.y().scale()) * plot.getHeight();
      if (path.getCurrentPoint() == null) {
        path.moveTo(screenX, screenY);
      } else {
        path.lineTo(screenX, screenY);
      }
    }
    return path;
  }
}
