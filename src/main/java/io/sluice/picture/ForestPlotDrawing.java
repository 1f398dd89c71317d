package io.sluice.picture;

import io.sluice.picture.ForestPlot.Difference;
import io.sluice.picture.ForestPlot.Finding;
import io.sluice.picture.ForestPlot.Panel;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;

/** A forest plot on its way to pixels: as high as its rows need. */
final class ForestPlotDrawing {
  private static final int WIDTH = 1200;
  private static final int NARROWEST_PANEL = 260;
  private static final int WIDEST_NAME = 420;
  private static final int ROW = 34;
  private static final int GAP = 24;
  private static final int MARGIN = 16;
  private static final int DOT = 13;
  private static final int ARROW = 7;

  private static final Color BETTER = new Color(0x0072B2);
  private static final Color WORSE = new Color(0xD55E00);
  private static final Color OPEN = new Color(0x555555);
  private static final Color GRID = new Color(0xDDDDDD);

  private final ForestPlot plot;
  private final ForestScale scale;
  private final Typeface typeface;
  private final FontMetrics metrics;
  private final List<Lines> names;
  private final int left;
  private final int panelWidth;
  private final int top;

  ForestPlotDrawing(ForestPlot plot) {
    this.plot = plot;
    this.scale = ForestScale.of(plot);
    this.typeface = Typeface.ofLabels(18);
    this.metrics = Typeface.metrics(typeface.label());
    this.names = plot.names().stream().map(name -> Lines.of(name, metrics, WIDEST_NAME)).toList();
    this.left = names.stream().mapToInt(Lines::width).max().orElse(0) + 2 * MARGIN + ARROW;
    int count = plot.panels().size();
    this.panelWidth =
        Math.max(NARROWEST_PANEL, (WIDTH - left - MARGIN - (count - 1) * GAP) / count);
    this.top =
        (plot.title().isEmpty() ? MARGIN : typeface.title().getSize() + 2 * MARGIN)
            + metrics.getHeight()
            + MARGIN / 2;
  }

  private int height(int row) {
    return Math.max(ROW, names.get(row).height() + MARGIN / 2);
  }

  private int bottom() {
    int bottom = top;
    for (int row = 0; row < names.size(); row++) {
      bottom += height(row);
    }
    return bottom;
  }

  Sheet sheet() {
    int count = plot.panels().size();
    int width = left + count * panelWidth + (count - 1) * GAP + MARGIN;
    Lines caption = Lines.of(plot.caption(), metrics, width - 2.0 * MARGIN);
    int below = bottom() + 3 * metrics.getHeight();
    return new Sheet(
        width,
        below + caption.height() + MARGIN,
        graphics -> paint(graphics, width, below, caption));
  }

  private void paint(Graphics2D graphics, int width, int below, Lines caption) {
    int count = plot.panels().size();
    graphics.setFont(typeface.title());
    graphics.drawString(plot.title(), MARGIN, typeface.title().getSize() + MARGIN);
    graphics.setFont(metrics.getFont());
    paintNames(graphics);
    for (int i = 0; i < count; i++) {
      paint(graphics, plot.panels().get(i), left + i * (panelWidth + GAP));
    }
    graphics.setColor(Color.BLACK);
    int middle = (left + width - MARGIN - metrics.stringWidth(plot.label())) / 2;
    graphics.drawString(
        plot.label(), Math.max(MARGIN, middle), bottom() + 2 * metrics.getHeight() + MARGIN / 2);
    int baseline = below + metrics.getAscent();
    for (String line : caption.lines()) {
      graphics.drawString(line, MARGIN, baseline);
      baseline += metrics.getHeight();
    }
  }

  private void paintNames(Graphics2D graphics) {
    graphics.setColor(Color.BLACK);
    int y = top;
    for (int row = 0; row < names.size(); row++) {
      Lines name = names.get(row);
      int baseline = y + (height(row) - name.height()) / 2 + metrics.getAscent();
      for (String line : name.lines()) {
        graphics.drawString(line, left - MARGIN - ARROW - metrics.stringWidth(line), baseline);
        baseline += metrics.getHeight();
      }
      y += height(row);
    }
  }

  private void paint(Graphics2D graphics, Panel panel, int start) {
    graphics.setColor(Color.BLACK);
    graphics.drawString(
        panel.title(),
        start + (panelWidth - metrics.stringWidth(panel.title())) / 2,
        top - MARGIN / 2);
    graphics.setStroke(new BasicStroke(1));
    for (double tick : scale.ticks()) {
      int x = (int) Math.round(x(start, tick));
      graphics.setColor(tick == 0 ? Color.BLACK : GRID);
      graphics.drawLine(x, top, x, bottom());
      graphics.setColor(Color.BLACK);
      String text = scale.text(tick);
      graphics.drawString(text, x - metrics.stringWidth(text) / 2, bottom() + metrics.getHeight());
    }
    int y = top;
    for (int row = 0; row < names.size(); row++) {
      paint(graphics, panel.differences().get(row), start, y + height(row) / 2.0);
      y += height(row);
    }
  }

  private double x(int start, double value) {
    return start + scale.share(value) * panelWidth;
  }

  private void paint(Graphics2D graphics, Difference difference, int start, double y) {
    if (difference.finding() == Finding.MISSING) {
      return;
    }
    Color color = color(difference.finding());
    graphics.setColor(color);
    paintInterval(graphics, difference.mean(), difference.jointHalf(), start, y, 1.4f);
    paintInterval(graphics, difference.mean(), difference.half(), start, y, 4.5f);
    if (scale.isBeyond(difference.mean())) {
      return;
    }
    Ellipse2D dot =
        new Ellipse2D.Double(x(start, difference.mean()) - DOT / 2.0, y - DOT / 2.0, DOT, DOT);
    graphics.setColor(difference.finding() == Finding.OPEN ? Color.WHITE : color);
    graphics.fill(dot);
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(2.2f));
    graphics.draw(dot);
  }

  /** What reaches beyond the axis ends in an arrow. */
  private void paintInterval(
      Graphics2D graphics, double mean, double half, int start, double y, float width) {
    double low = Math.max(scale.least(), Math.min(scale.greatest(), mean - half));
    double high = Math.max(scale.least(), Math.min(scale.greatest(), mean + half));
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    graphics.draw(new Line2D.Double(x(start, low), y, x(start, high), y));
    if (mean - half < scale.least()) {
      paintArrow(graphics, x(start, scale.least()), y, -1);
    }
    if (mean + half > scale.greatest()) {
      paintArrow(graphics, x(start, scale.greatest()), y, 1);
    }
  }

  private static void paintArrow(Graphics2D graphics, double x, double y, int direction) {
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x + direction * ARROW, y);
    arrow.lineTo(x - direction * ARROW / 2.0, y - ARROW);
    arrow.lineTo(x - direction * ARROW / 2.0, y + ARROW);
    arrow.closePath();
    graphics.fill(arrow);
  }

  private static Color color(Finding finding) {
    return switch (finding) {
      case BETTER -> BETTER;
      case WORSE -> WORSE;
      case OPEN, MISSING -> OPEN;
    };
  }
}
