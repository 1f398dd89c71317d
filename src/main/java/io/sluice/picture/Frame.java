package io.sluice.picture;

import io.sluice.picture.Axis.Scale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Set;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Axes, ticks and grid of a chart.
 *
 * @param chart whose they are
 * @param x what the x-axis shows
 * @param y what the y-axis shows
 */
record Frame(Chart chart, Range x, Range y) {

  static final int PADDING = 10;

  /**
   * More on the right, for the half of the last tick's label: XChart leaves out one that does not
   * fit. It pads all sides alike, so the others begin that much outside.
   */
  private static final int ROOM = 26;

  /** Labels of all nine digits of a decade would cover each other at its end. */
  private static final Set<Integer> SPACED_DIGITS = Set.of(1, 2, 3, 5);

  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color LINE = new Color(0x999999);
  private static final Color CLEAR = new Color(0, true);

  /** Without points yet. */
  XYChart sized(int width, int height, Typeface typeface) {
    XYChart drawn = new XYChart(width + ROOM, height + 2 * ROOM, ChartTheme.XChart);
    drawn.setTitle(chart.title());
    drawn.setXAxisTitle(chart.x().label());
    drawn.setYAxisTitle(chart.y().label());
    style(drawn.getStyler(), height, typeface);
    drawn.getStyler().setChartTitleFont(fitting(typeface.heading(), width - 2 * ROOM));
    // Where all points are evenly spaced, XChart ticks at them, round numbers or not. These are
    // not.
    double[] unevenX = {x.from(), x.at(0.3), x.to()};
    double[] unevenY = {y.from(), y.at(0.3), y.to()};
    add(drawn, " ", unevenX, unevenY, null, SeriesMarkers.NONE);
    return drawn;
  }

  /**
   * Draws it with its points.
   *
   * @return where the points lie
   */
  Rectangle2D paint(Graphics2D graphics, XYChart drawn) {
    graphics.translate(-ROOM, -ROOM);
    drawn.paint(graphics, drawn.getWidth(), drawn.getHeight());
    graphics.translate(ROOM, ROOM);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    double left = drawn.getScreenXFromChart(x.from());
    double top = drawn.getScreenYFromChart(y.to());
    return new Rectangle2D.Double(
        left - ROOM,
        top - ROOM,
        drawn.getScreenXFromChart(x.to()) - left,
        drawn.getScreenYFromChart(y.from()) - top);
  }

  /** Smaller where the title would reach into the chart beside this one. */
  private Font fitting(Font heading, int width) {
    int needed = Typeface.metrics(heading).stringWidth(chart.title());
    return needed <= width ? heading : heading.deriveFont(heading.getSize2D() * width / needed);
  }

  private void style(XYStyler styler, int height, Typeface typeface) {
    styler
        .setLocale(Locale.ROOT)
        .setLegendVisible(false)
        .setChartBackgroundColor(CLEAR)
        .setPlotBorderColor(LINE)
        .setPlotContentSize(1)
        .setChartPadding(PADDING + ROOM)
        .setMarkerSize(Style.DOT)
        .setChartTitleVisible(!chart.title().isEmpty())
        .setChartTitlePadding(8);
    styler
        .setPlotMargin(0)
        .setYAxisTickMarkSpacingHint(Math.min(80, height / 6))
        .setYAxisLabelAlignment(TextAlignment.Right)
        .setAxisTitlePadding(10)
        .setAxisTicksLineVisible(false)
        .setAxisTickMarksColor(LINE)
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
      styler.setXAxisTickLabelsFormattingFunction(tick -> label(tick, x, chart.x()));
    }
    if (chart.y().scale() == Scale.WHOLE) {
      styler.setYAxisDecimalPattern("#,##0");
    } else {
      styler.setYAxisTickLabelsFormattingFunction(tick -> label(tick, y, chart.y()));
    }
  }

  /** Of a tick; blank where the next labels would cover it. */
  static String label(double tick, Range range, Axis axis) {
    BigDecimal rounded = new BigDecimal(tick).round(new MathContext(10)).stripTrailingZeros();
    if (axis.scale() == Scale.LOGARITHMIC
        && range.crowdsDigits()
        && !SPACED_DIGITS.contains(rounded.unscaledValue().intValue())) {
      return " ";
    }
    double size = Math.abs(tick);
    boolean plain = rounded.signum() == 0 || (size > 0.9e-4 && size < 0.9e7);
    return plain ? rounded.toPlainString() : String.format(Locale.ROOT, "%.0e", tick);
  }

  static XYSeries add(
      XYChart drawn, String name, double[] xs, double[] ys, double[] errors, Marker marker) {
    XYSeries added = drawn.addSeries(name, xs, ys, errors);
    added.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter).setMarker(marker);
    return added;
  }
}
