package io.sluice.picture;

import io.sluice.picture.Axis.Scale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Axes, ticks and grid of a chart.
 *
 * <p>Drawn here because the charting libraries that may be used turn letters into outlines, which
 * nobody can search, copy or read to others.
 */
final class Frame {

  static final int PADDING = 10;

  /** About what lies left and right of a plot. */
  private static final int BESIDE = 115;

  private static final int TICK = 5;
  private static final int GAP = 6;
  private static final int APART = 62;
  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color LINE = new Color(0x999999);

  private final Chart chart;
  private final Range x;
  private final Range y;
  private final Typeface typeface;
  private final FontMetrics metrics;
  private final Dimension size;
  private final ColumnNames names;
  private final int top;
  private final int right;
  private final int bottom;
  private final Ticks ticksOfY;

  /** Of a chart in a rectangle of this size. */
  Frame(Chart chart, Range x, Range y, Typeface typeface, Dimension size) {
    this.chart = chart;
    this.x = x;
    this.y = y;
    this.typeface = typeface;
    this.size = size;
    metrics = Typeface.metrics(typeface.label());
    List<String> all = chart.x().names();
    double room = all.isEmpty() ? 0 : (double) (size.width - BESIDE) / all.size();
    names = new ColumnNames(all, metrics, room);
    top = chart.title().isEmpty() ? 2 * PADDING : typeface.heading().getSize() + 3 * PADDING;
    right = Math.max(2 * PADDING, (int) (names.overhang() - room / 2));
    int below = all.isEmpty() ? TICK + metrics.getHeight() : names.height();
    bottom = below + GAP + metrics.getHeight() + PADDING;
    int height = size.height - top - bottom;
    ticksOfY = Ticks.of(chart.y(), y, Math.max(3, height / APART));
  }

  /** What the vertical axis needs. */
  int left() {
    int widest = ticksOfY.labels().stream().mapToInt(metrics::stringWidth).max().orElse(0);
    return PADDING + metrics.getHeight() + GAP + widest + TICK + 3;
  }

  /** Where the points lie. */
  Plot plot(int left) {
    return new Plot(
        chart,
        x,
        y,
        new Rectangle2D.Double(
            left, top, size.width - left - right, (double) size.height - top - bottom));
  }

  void paint(Graphics2D graphics, Plot plot) {
    Rectangle2D area = plot.area();
    graphics.setStroke(new BasicStroke(1));
    graphics.setFont(metrics.getFont());
    paintTicksOfY(graphics, plot);
    if (chart.x().scale() == Scale.NAMES) {
      names.paint(
          graphics, area.getX(), area.getWidth() / chart.x().names().size(), (int) area.getMaxY());
    } else {
      paintTicksOfX(graphics, plot);
    }
    graphics.setStroke(new BasicStroke(1));
    graphics.setColor(LINE);
    graphics.draw(area);
    graphics.setColor(Color.BLACK);
    graphics.setFont(metrics.getFont());
    centred(graphics, chart.x().label(), area.getCenterX(), size.height - PADDING);
    upwards(
        graphics, chart.y().label(), PADDING + metrics.getAscent(), area.getCenterY(), size.height);
    graphics.setFont(fitting(chart.title(), typeface.heading(), area.getWidth() + 2.0 * PADDING));
    centred(graphics, chart.title(), area.getCenterX(), top - PADDING);
  }

  private void paintTicksOfY(Graphics2D graphics, Plot plot) {
    Rectangle2D area = plot.area();
    for (int i = 0; i < ticksOfY.at().size(); i++) {
      double at = plot.y(ticksOfY.at().get(i));
      String label = ticksOfY.labels().get(i);
      graphics.setColor(GRID);
      graphics.draw(new Line2D.Double(area.getX(), at, area.getMaxX(), at));
      if (!label.isEmpty()) {
        graphics.setColor(LINE);
        graphics.draw(new Line2D.Double(area.getX() - TICK, at, area.getX(), at));
        graphics.setColor(Color.BLACK);
        graphics.drawString(
            label,
            (float) (area.getX() - TICK - 3 - metrics.stringWidth(label)),
            (float) (at + metrics.getAscent() * 0.37));
      }
    }
  }

  private void paintTicksOfX(Graphics2D graphics, Plot plot) {
    Rectangle2D area = plot.area();
    Ticks ticks = fittingX(area.getWidth());
    for (int i = 0; i < ticks.at().size(); i++) {
      double at = plot.x(ticks.at().get(i));
      String label = ticks.labels().get(i);
      graphics.setColor(GRID);
      graphics.draw(new Line2D.Double(at, area.getY(), at, area.getMaxY()));
      if (!label.isEmpty()) {
        graphics.setColor(LINE);
        graphics.draw(new Line2D.Double(at, area.getMaxY(), at, area.getMaxY() + TICK));
        graphics.setColor(Color.BLACK);
        centred(graphics, label, at, area.getMaxY() + TICK + metrics.getAscent());
      }
    }
  }

  /** As many as have room beside each other. */
  private Ticks fittingX(double width) {
    for (int most = (int) (width / APART) + 1; ; most--) {
      Ticks ticks = Ticks.of(chart.x(), x, Math.max(1, most));
      int widest = ticks.labels().stream().mapToInt(metrics::stringWidth).max().orElse(0);
      long shown = ticks.labels().stream().filter(label -> !label.isEmpty()).count();
      if (most <= 2 || shown * (widest + 14.0) <= width) {
        return ticks;
      }
    }
  }

  private static void centred(Graphics2D graphics, String text, double middle, double baseline) {
    double width = Typeface.width(text, graphics.getFont());
    graphics.drawString(text, (float) (middle - width / 2), (float) baseline);
  }

  private static void upwards(
      Graphics2D graphics, String text, double baseline, double middle, double room) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(baseline, middle);
    graphics.rotate(-Math.PI / 2);
    graphics.setFont(fitting(text, graphics.getFont(), room));
    centred(graphics, text, 0, 0);
    graphics.setTransform(before);
  }

  /** Smaller where the text would reach into the chart beside this one. */
  private static Font fitting(String text, Font font, double room) {
    double needed = Typeface.width(text, font);
    return needed <= room ? font : font.deriveFont((float) (font.getSize2D() * room / needed));
  }
}
