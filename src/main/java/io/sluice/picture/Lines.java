package io.sluice.picture;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Words in lines. */
record Lines(List<String> lines, FontMetrics metrics) {

  /** Breaks a text at its spaces; a word that is wider alone stays whole. */
  static Lines of(String text, FontMetrics metrics, double widest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && metrics.stringWidth(line + " " + word) > widest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return new Lines(lines, metrics);
  }

  /** Black, from this height down. */
  void paint(Graphics2D graphics, int left, int top) {
    graphics.setColor(Color.BLACK);
    graphics.setFont(metrics.getFont());
    int baseline = top + metrics.getAscent();
    for (String line : lines) {
      graphics.drawString(line, left, baseline);
      baseline += metrics.getHeight();
    }
  }

  int width() {
    return lines.stream().mapToInt(metrics::stringWidth).max().orElse(0);
  }

  int height() {
    return lines.size() * metrics.getHeight();
  }
}
