package io.sluice.picture;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;

/** A figure on its way to pixels. One chart is 1200 x 800; more are smaller, side by side. */
final class Drawing {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;
  private static final int WIDTH_OF_MANY = 1500;
  private static final double HEIGHT_OVER_WIDTH = 0.55;

  /** What title and labels of a small chart take of its height, whatever its width. */
  private static final int LABELS = 105;

  private static final int MARGIN = 14;

  private final Figure figure;
  private final Map<String, Style> styles;
  private final Typeface typeface;
  private final int columns;

  Drawing(Figure figure) {
    this.figure = figure;
    this.styles = Style.of(figure.charts(), figure.palette());
    this.columns = Math.min(figure.columns(), figure.charts().size());
    this.typeface = Typeface.ofLabels(figure.charts().size() == 1 ? 18 : 15);
  }

  byte[] png() {
    Legend legend = new Legend(styles, Typeface.metrics(typeface.label()));
    int charts = figure.charts().size();
    int width = charts == 1 ? WIDTH : WIDTH_OF_MANY;
    int panelWidth = (width - legend.width()) / columns;
    int rows = (charts + columns - 1) / columns;
    int top = figure.title().isEmpty() ? 0 : typeface.title().getSize() + 2 * MARGIN;
    int panelHeight = charts == 1 ? HEIGHT - top : LABELS + (int) (panelWidth * HEIGHT_OVER_WIDTH);
    int height = top + rows * panelHeight;
    if (figure.palette() == Palette.DISTINCT) {
      height = Math.max(height, top + 8 * MARGIN + legend.height());
    }
    Canvas canvas = new Canvas(width, height);
    Graphics2D graphics = canvas.graphics();
    graphics.setFont(typeface.title());
    graphics.drawString(figure.title(), MARGIN, top - MARGIN);
    for (int i = 0; i < charts; i++) {
      Graphics2D part = (Graphics2D) graphics.create();
      part.translate(i % columns * panelWidth, top + i / columns * panelHeight);
      panel(figure.charts().get(i)).paint(part, panelWidth, panelHeight, typeface);
      part.dispose();
    }
    legend.paint(
        graphics,
        columns * panelWidth,
        top + 4 * MARGIN,
        canvas.image().getHeight() - top - 8 * MARGIN);
    graphics.dispose();
    return canvas.png();
  }

  private Panel panel(Chart chart) {
    List<Chart> ranged = figure.ranges() == Figure.Ranges.SHARED ? figure.charts() : List.of(chart);
    return new Panel(chart, new Frame(chart, Range.ofX(ranged), Range.ofY(ranged)), styles);
  }
}
