package io.sluice.picture;

import java.awt.FontMetrics;
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

  int width() {
    return lines.stream().mapToInt(metrics::stringWidth).max().orElse(0);
  }

  int height() {
    return lines.size() * metrics.getHeight();
  }
}
