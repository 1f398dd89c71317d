package io.sluice.picture;

import io.sluice.picture.Figure.Ranges;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;

/** A figure on its way to a sheet. One chart is 1200 x 800; more are smaller, side by side. */
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
  private final FontMetrics metrics;
  private final Legend legend;
  private final Lines caption;
  private final int width;
  private final int columns;
  private final Dimension panel;
  private final int top;
  private final int height;

  Drawing(Figure figure) {
    this.figure = figure;
    styles = Style.of(figure);
    int charts = figure.charts().size();
    columns = Math.min(figure.columns(), charts);
    typeface = Typeface.ofLabels(charts == 1 ? 18 : 15);
    metrics = Typeface.metrics(typeface.label());
    legend = new Legend(styles, metrics);
    width = charts == 1 ? WIDTH : WIDTH_OF_MANY;
    int panelWidth = (width - legend.width()) / columns;
    top = figure.title().isEmpty() ? 0 : typeface.title().getSize() + 2 * MARGIN;
    panel =
        new Dimension(
            panelWidth,
            charts == 1 ? HEIGHT - top : LABELS + (int) (panelWidth * HEIGHT_OVER_WIDTH));
    int rows = (charts + columns - 1) / columns;
    int needed = top + rows * panel.height;
    height =
        figure.palette() == Palette.DISTINCT
            ? Math.max(needed, top + 8 * MARGIN + legend.height())
            : needed;
    caption = Lines.of(figure.caption(), metrics, width - 2.0 * MARGIN);
  }

  Sheet sheet() {
    return new Sheet(
        width, height + (figure.caption().isEmpty() ? 0 : caption.height() + MARGIN), this::paint);
  }

  private void paint(Graphics2D graphics) {
    graphics.setFont(typeface.title());
    graphics.drawString(figure.title(), MARGIN, top - MARGIN);
    List<Frame> frames = figure.charts().stream().map(this::frame).toList();
    // Axes of all stand one below the other.
    int left = frames.stream().mapToInt(Frame::left).max().orElseThrow();
    for (int i = 0; i < frames.size(); i++) {
      Graphics2D part = (Graphics2D) graphics.create();
      part.translate(i % columns * panel.width, top + i / columns * panel.height);
      Plot plot = frames.get(i).plot(left);
      frames.get(i).paint(part, plot);
      new Panel(plot, styles).paint(part);
      part.dispose();
    }
    legend.paint(graphics, columns * panel.width, top + 4 * MARGIN, height - top - 8 * MARGIN);
    caption.paint(graphics, MARGIN, height);
  }

  private Frame frame(Chart chart) {
    List<Chart> all = figure.charts();
    List<Chart> own = List.of(chart);
    return new Frame(
        chart,
        Range.ofX(figure.ranges() == Ranges.OWN ? own : all),
        Range.ofY(figure.ranges() == Ranges.SHARED ? all : own),
        typeface,
        panel);
  }
}
