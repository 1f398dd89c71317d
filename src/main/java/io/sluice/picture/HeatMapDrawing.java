package io.sluice.picture;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.OptionalDouble;

/** A heat map on its way to pixels: up to about 1200 wide, as high as its rows need. */
final class HeatMapDrawing {

  private static final int WIDTH = 1200;
  private static final int HEIGHT_OF_ROWS = 420;
  private static final int WIDEST_CELL = 150;
  private static final int LOWEST_CELL = 46;
  private static final int HIGHEST_CELL = 80;
  private static final int WIDEST_NAME = 280;
  private static final int SCALE = 22;
  private static final int SHADE = 3;
  private static final int MARGIN = 14;
  private static final Color FRAME = new Color(0x999999);

  private final HeatMap map;
  private final Shades shades;
  private final Typeface typeface;
  private final FontMetrics metrics;
  private final List<Lines> rowNames;
  private final int cellWidth;
  private final int cellHeight;
  private final ColumnNames columnNames;
  private final int left;
  private final int top;

  HeatMapDrawing(HeatMap map) {
    this.map = map;
    this.shades = Shades.of(map);
    this.typeface = Typeface.ofLabels(18);
    this.metrics = Typeface.metrics(typeface.label());
    this.rowNames =
        map.y().names().stream().map(name -> Lines.of(name, metrics, WIDEST_NAME)).toList();
    int widest = rowNames.stream().mapToInt(Lines::width).max().orElse(0);
    int highest = rowNames.stream().mapToInt(Lines::height).max().orElse(0);
    this.left = metrics.getHeight() + widest + 3 * MARGIN;
    this.top = map.title().isEmpty() ? MARGIN : typeface.title().getSize() + 2 * MARGIN;
    int room = (WIDTH - left - scaleWidth()) / columns();
    this.cellWidth = Math.max(numberWidth() + MARGIN, Math.min(WIDEST_CELL, room));
    int upwards = Math.max(metrics.stringWidth(map.label()), metrics.stringWidth(map.y().label()));
    int lowest = Math.max(Math.max(LOWEST_CELL, highest + MARGIN), upwards / rowNames.size());
    this.cellHeight = Math.max(lowest, Math.min(HIGHEST_CELL, HEIGHT_OF_ROWS / rowNames.size()));
    this.columnNames = new ColumnNames(map.x().names(), metrics, cellWidth);
  }

  private int columns() {
    return map.x().names().size();
  }

  private int numberWidth() {
    return map.values().stream()
        .flatMap(List::stream)
        .flatMapToDouble(OptionalDouble::stream)
        .mapToInt(value -> metrics.stringWidth(shades.text(value)))
        .max()
        .orElse(0);
  }

  /** Of the scale with its numbers and its label. */
  private int scaleWidth() {
    return 2 * MARGIN + SCALE + numberWidth() + 2 * MARGIN + metrics.getHeight();
  }

  Sheet sheet() {
    int right = left + columns() * cellWidth;
    int bottom = top + rowNames.size() * cellHeight;
    int overhang = columnNames.overhang() - cellWidth / 2 + MARGIN;
    int title = Typeface.metrics(typeface.title()).stringWidth(map.title()) + 2 * MARGIN;
    int height = bottom + columnNames.height() + metrics.getHeight() + 2 * MARGIN;
    return new Sheet(
        Math.max(title, right + Math.max(scaleWidth(), overhang)),
        height,
        graphics -> paint(graphics, right, bottom, height));
  }

  private void paint(Graphics2D graphics, int right, int bottom, int height) {
    graphics.setFont(typeface.title());
    graphics.drawString(map.title(), MARGIN, top - MARGIN);
    graphics.setFont(metrics.getFont());
    for (int row = 0; row < rowNames.size(); row++) {
      paintRow(graphics, row);
    }
    columnNames.paint(graphics, left, cellWidth, bottom);
    String x = map.x().label();
    int middle = (left + right - metrics.stringWidth(x)) / 2;
    graphics.drawString(x, middle, height - MARGIN);
    paintUpwards(graphics, map.y().label(), MARGIN + metrics.getAscent(), bottom);
    paintScale(graphics, right + 2 * MARGIN, bottom);
  }

  private void paintRow(Graphics2D graphics, int row) {
    int y = top + row * cellHeight;
    Lines name = rowNames.get(row);
    int baseline = y + (cellHeight - name.height()) / 2 + metrics.getAscent();
    graphics.setColor(Color.BLACK);
    for (String line : name.lines()) {
      graphics.drawString(line, left - MARGIN - metrics.stringWidth(line), baseline);
      baseline += metrics.getHeight();
    }
    for (int column = 0; column < columns(); column++) {
      int x = left + column * cellWidth;
      OptionalDouble value = map.values().get(row).get(column);
      value.ifPresent(number -> paintCell(graphics, x, y, number));
      graphics.setColor(FRAME);
      graphics.drawRect(x, y, cellWidth, cellHeight);
    }
  }

  private void paintCell(Graphics2D graphics, int x, int y, double number) {
    String text = shades.text(number);
    graphics.setColor(shades.color(number));
    graphics.fillRect(x, y, cellWidth, cellHeight);
    graphics.setColor(shades.letters(number));
    graphics.drawString(
        text,
        x + (cellWidth - metrics.stringWidth(text)) / 2,
        y + (cellHeight - metrics.getHeight()) / 2 + metrics.getAscent());
  }

  /** From the least number at the bottom to the greatest. */
  private void paintScale(Graphics2D graphics, int x, int bottom) {
    int height = bottom - top;
    double span = shades.greatest() - shades.least();
    // Each down to the end: what lies beside each other shows seams where pixels do not match.
    for (int y = 0; y < height; y += SHADE) {
      graphics.setColor(shades.color(shades.greatest() - span * y / (height - 1)));
      graphics.fillRect(x, top + y, SCALE, height - y);
    }
    graphics.setColor(FRAME);
    graphics.drawRect(x, top, SCALE, height);
    graphics.setColor(Color.BLACK);
    int steps = span == 0 ? 0 : height < 3 * LOWEST_CELL ? 1 : 4;
    int room = height - metrics.getHeight();
    for (int i = 0; i <= steps; i++) {
      double share = steps == 0 ? 0.5 : (double) i / steps;
      // The ends' numbers stay within the scale's height.
      int baseline = top + metrics.getAscent() + (int) Math.round((1 - share) * room);
      graphics.drawString(
          shades.text(shades.least() + share * span), x + SCALE + MARGIN / 2, baseline);
    }
    int label = x + SCALE + MARGIN + numberWidth() + metrics.getAscent();
    paintUpwards(graphics, map.label(), label, bottom);
  }

  /** At the middle of the rows. */
  private void paintUpwards(Graphics2D graphics, String text, int baseline, int bottom) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(baseline, (top + bottom + metrics.stringWidth(text)) / 2);
    graphics.rotate(-Math.PI / 2);
    graphics.setColor(Color.BLACK);
    graphics.drawString(text, 0, 0);
    graphics.setTransform(before);
  }
}
