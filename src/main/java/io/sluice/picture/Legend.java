package io.sluice.picture;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names of the series with their lines and dots, one below the other. */
final class Legend {

  private static final int SAMPLE = 44;
  private static final int GAP = 10;
  private static final int WIDEST_NAME = 280;

  private final FontMetrics metrics;
  private final List<Entry> entries;

  /** A name in as many lines as it needs. */
  private record Entry(List<String> lines, Style style) {}

  Legend(Map<String, Style> styles, FontMetrics metrics) {
    this.metrics = metrics;
    this.entries = new ArrayList<>();
    styles.forEach((name, style) -> entries.add(new Entry(lines(name), style)));
  }

  /** Its width with a margin on either side. */
  int width() {
    int widest =
        entries.stream()
            .flatMap(entry -> entry.lines().stream())
            .mapToInt(metrics::stringWidth)
            .max()
            .orElse(0);
    return GAP + SAMPLE + GAP + widest + 2 * GAP;
  }

  /**
   * Draws from the upper left corner down; of names too many for the height, some of the middle are
   * left out.
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

  private int height(Entry entry) {
    return entry.lines().size() * metrics.getHeight() + GAP;
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
      graphics.fillOval(
          left + (SAMPLE - Style.DOT) / 2, middle - Style.DOT / 2, Style.DOT, Style.DOT);
    }
    graphics.setColor(Color.BLACK);
    graphics.setFont(metrics.getFont());
    int baseline = top + metrics.getAscent();
    for (String line : entry.lines()) {
      graphics.drawString(line, left + SAMPLE + GAP, baseline);
      baseline += metrics.getHeight();
    }
  }

  /** Breaks a long name at its spaces. */
  private List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : name.split(" ", -1)) {
      if (line.length() > 0 && metrics.stringWidth(line + " " + word) > WIDEST_NAME) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
