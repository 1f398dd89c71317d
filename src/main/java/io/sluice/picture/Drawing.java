package io.sluice.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

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
    BufferedImage image = image();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new IllegalStateException("a picture in memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private BufferedImage image() {
    Legend legend = new Legend(styles, metrics());
    int charts = figure.charts().size();
    int width = charts == 1 ? WIDTH : WIDTH_OF_MANY;
    int panelWidth = (width - legend.width()) / columns;
    int rows = (charts + columns - 1) / columns;
    int top = figure.title().isEmpty() ? 0 : typeface.title().getSize() + 2 * MARGIN;
    int panelHeight = charts == 1 ? HEIGHT - top : LABELS + (int) (panelWidth * HEIGHT_OVER_WIDTH);
    BufferedImage image =
        new BufferedImage(width, top + rows * panelHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, image.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.setFont(typeface.title());
    graphics.drawString(figure.title(), MARGIN, top - MARGIN);
    for (int i = 0; i < charts; i++) {
      Graphics2D part =
          (Graphics2D)
              graphics.create(
                  i % columns * panelWidth,
                  top + i / columns * panelHeight,
                  panelWidth,
                  panelHeight);
      panel(figure.charts().get(i)).paint(part, panelWidth, panelHeight, typeface);
      part.dispose();
    }
    legend.paint(
        graphics, columns * panelWidth, top + 4 * MARGIN, image.getHeight() - top - 8 * MARGIN);
    graphics.dispose();
    return image;
  }

  private Panel panel(Chart chart) {
    List<Chart> ranged = figure.ranges() == Figure.Ranges.SHARED ? figure.charts() : List.of(chart);
    return new Panel(chart, Range.ofX(ranged), Range.ofY(ranged), styles);
  }

  /** Of the legend's letters. */
  private FontMetrics metrics() {
    return metrics(typeface.label());
  }

  /** The first that asks for a font, which a bare machine may not have. */
  static FontMetrics metrics(Font font) {
    try {
      return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
          .createGraphics()
          .getFontMetrics(font);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) { // which of them depends on what is missing
      IOException cause = new IOException(e.toString());
      // Not as its cause: a library that is missing would be taken for libtorch.
      cause.addSuppressed(e);
      throw new UncheckedIOException(
          "pictures cannot be drawn, since this Java finds no fonts: install fontconfig, freetype"
              + " and a font, such as DejaVu",
          cause);
    }
  }
}
