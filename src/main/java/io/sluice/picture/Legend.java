package io.sluice.picture;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of the series with their lines, dots and bars, one below the other. */
final class Legend {

  private static final int SAMPLE = 44;
  private static final int GAP = 10;
  private static final int WIDEST_NAME = 280;

  private final FontMetrics metrics;
  private final List<Entry> entries;

  /** A name in as many lines as it needs. */
  private record Entry(Lines name, Style style) {}

  Legend(Map<String, Style> styles, FontMetrics metrics) {
    this.metrics = metrics;
    this.entries = new ArrayList<>();
    styles.forEach(
        (name, style) -> entries.add(new Entry(Lines.of(name, metrics, WIDEST_NAME), style)));
  }

  /** Its width with a margin on either side. */
  int width() {
    int widest = entries.stream().mapToInt(entry -> entry.name().width()).max().orElse(0);
    return GAP + SAMPLE + GAP + widest + 2 * GAP;
  }

  /**
   * Draws from the upper left corner down; of names too many for the height, which only those with
   * an order can be, some of the middle are left out.
   */
  void paint(Graphics2D graphics, int left, int top, int height) {
    int y = top;
    for (Entry entry : fitting(height)) {
      paint(graphics, entry, left + GAP, y);
      y += height(entry);
    }
  }

  private List<Entry> fitting(int height) {
    for (int step = 1; ; step++) {
      int last = entries.size() - 1;
      int every = step;
      List<Entry> kept =
          Stream.iterate(0, i -> i <= last, i -> i + every).map(entries::get).toList();
      if (kept.size() == 1 || kept.stream().mapToInt(this::height).sum() <= height) {
        return kept;
      }
    }
  }

  /** What all names need. */
  int height() {
    return entries.stream().mapToInt(this::height).sum();
  }

  private int height(Entry entry) {
    return entry.name().height() + GAP;
  }

  private void paint(Graphics2D graphics, Entry entry, int left, int top) {
    Style style = entry.style();
    int middle = top + metrics.getHeight() / 2;
    graphics.setColor(style.color());
    if (style.hasLine()) {
      graphics.setStroke(style.stroke());
      graphics.drawLine(left, middle, left + SAMPLE, middle);
    }
    if (style.hasDots()) {
      style.paintDot(graphics, left + SAMPLE / 2.0, middle);
    }
    if (style.mark() == Mark.BARS) {
      int height = metrics.getAscent();
      new Stripes(style, new Rectangle2D.Double(left, middle - height / 2.0, SAMPLE, height))
          .paint(graphics);
    }
    graphics.setColor(Color.BLACK);
    graphics.setFont(metrics.getFont());
    int baseline = top + metrics.getAscent();
    for (String line : entry.name().lines()) {
      graphics.drawString(line, left + SAMPLE + GAP, baseline);
      baseline += metrics.getHeight();
    }
  }
}
