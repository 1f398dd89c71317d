package io.sluice.picture;

import io.sluice.picture.Axis.Scale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One chart: axes, ticks, grid, dots and error bars by XChart, and over them the lines.
 *
 * @param chart what is drawn
 * @param x what the x-axis shows
 * @param y what the y-axis shows
 * @param styles by the names of series
 */
record Panel(Chart chart, Range x, Range y, Map<String, Style> styles) {

  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color FRAME = new Color(0x999999);

  /** Draws into a rectangle whose upper left corner is the origin. */
  void paint(Graphics2D graphics, int width, int height, Typeface typeface) {
    XYChart drawn = new XYChart(width, height, ChartTheme.XChart);
    drawn.setTitle(chart.title());
    drawn.setXAxisTitle(chart.x().label());
    drawn.setYAxisTitle(chart.y().label());
    style(drawn.getStyler(), height, typeface);
    // Where all points are evenly spaced, XChart ticks at them, round numbers or not. These are
    // not.
    double[] unevenX = {x.from(), x.at(0.3), x.to()};
    double[] unevenY = {y.from(), y.at(0.3), y.to()};
    add(drawn, " ", unevenX, unevenY, null, SeriesMarkers.NONE);
    chart.series().stream().filter(this::hasDots).forEach(series -> addDots(drawn, series));
    drawn.paint(graphics, width, height);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    for (Series series : chart.series()) {
      Style style = styles.get(series.name());
      if (style.hasLine()) {
        graphics.setColor(style.color());
        graphics.setStroke(style.stroke());
        graphics.draw(path(drawn, series.points()));
      }
    }
  }

  private void style(XYStyler styler, int height, Typeface typeface) {
    styler
        .setLocale(Locale.ROOT)
        .setLegendVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderColor(FRAME)
        .setPlotContentSize(1)
        .setChartPadding(10)
        .setMarkerSize(Style.DOT)
        .setChartTitleVisible(!chart.title().isEmpty())
        .setChartTitlePadding(8)
        .setChartTitleFont(typeface.heading());
    styler
        .setPlotMargin(0)
        .setYAxisTickMarkSpacingHint(Math.min(80, height / 6))
        .setYAxisLabelAlignment(TextAlignment.Right)
        .setAxisTitlePadding(10)
        .setAxisTicksLineVisible(false)
        .setAxisTickMarksColor(FRAME)
        .setAxisTitleFont(typeface.label())
        .setAxisTickLabelsFont(typeface.label())
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setErrorBarsColorSeriesColor(true)
        .setXAxisMin(x.from())
        .setXAxisMax(x.to())
        .setYAxisMin(y.from())
        .setYAxisMax(y.to())
        .setXAxisLogarithmic(chart.x().scale() == Scale.LOGARITHMIC)
        .setXAxisLogarithmicDecadeOnly(x.spansDecades())
        .setYAxisLogarithmic(chart.y().scale() == Scale.LOGARITHMIC)
        .setYAxisLogarithmicDecadeOnly(y.spansDecades());
    if (chart.x().scale() == Scale.WHOLE) {
      // Given a pattern, XChart takes no tick whose label another one has.
      styler.setXAxisDecimalPattern("#,##0");
    } else {
      styler.setXAxisTickLabelsFormattingFunction(Panel::label);
    }
    if (chart.y().scale() == Scale.WHOLE) {
      styler.setYAxisDecimalPattern("#,##0");
    } else {
      styler.setYAxisTickLabelsFormattingFunction(Panel::label);
    }
  }

  private static String label(double tick) {
    BigDecimal rounded = new BigDecimal(tick).round(new MathContext(10)).stripTrailingZeros();
    double size = Math.abs(tick);
    boolean plain = rounded.signum() == 0 || (size > 0.9e-4 && size < 0.9e7);
    return plain ? rounded.toPlainString() : String.format(Locale.ROOT, "%.0e", tick);
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
    XYSeries added = add(drawn, series.name(), xs, ys, errors, SeriesMarkers.CIRCLE);
    Color color = styles.get(series.name()).color();
    added.setMarkerColor(color).setLineColor(color);
  }

  private static XYSeries add(
      XYChart drawn, String name, double[] xs, double[] ys, double[] errors, Marker marker) {
    XYSeries added = drawn.addSeries(name, xs, ys, errors);
    added.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setMarker(marker);
    return added;
  }

  /** One path, which XChart does not draw: it would break dashes at each point. */
  private Path2D path(XYChart drawn, List<Point> points) {
    double left = drawn.getScreenXFromChart(x.from());
    double right = drawn.getScreenXFromChart(x.to());
    double bottom = drawn.getScreenYFromChart(y.from());
    double top = drawn.getScreenYFromChart(y.to());
    Scale across = chart.x().scale();
    Scale up = chart.y().scale();
    Path2D path = new Path2D.Double();
    for (Point point : points) {
      double screenX = left + x.share(point.x(), across) * (right - left);
      double screenY = bottom + y.share(point.y(), up) * (top - bottom);
      if (path.getCurrentPoint() == null) {
        path.moveTo(screenX, screenY);
      } else {
        path.lineTo(screenX, screenY);
      }
    }
    return path;
  }
}
