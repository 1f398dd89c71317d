package io.sluice.picture;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.IntStream;

/** Names below columns: level if they fit, else slanting down to the right. */
final class ColumnNames {

  private static final double SLANT = Math.PI / 4;
  private static final int WIDEST_SLANTED = 220;
  private static final int GAP = 8;

  private final FontMetrics metrics;
  private final List<Lines> names;
  private final boolean slanted;

  /** For columns of such a width. */
  ColumnNames(List<String> names, FontMetrics metrics, double room) {
    this.metrics = metrics;
    List<Lines> level = lines(names, room - GAP);
    this.slanted = level.stream().anyMatch(name -> name.width() > room - GAP);
    this.names = slanted ? lines(names, WIDEST_SLANTED) : level;
  }

  private List<Lines> lines(List<String> all, double widest) {
    return all.stream().map(name -> Lines.of(name, metrics, widest)).toList();
  }

  int height() {
    int height = names.stream().mapToInt(this::height).max().orElse(0);
    return GAP + height;
  }

  private int height(Lines name) {
    return slanted
        ? (int) Math.ceil(Math.sin(SLANT) * (name.width() + name.height()))
        : name.height();
  }

  /** How far the names reach beyond the middles of their columns, to the right. */
  int overhang() {
    return slanted
        ? names.stream()
            .mapToInt(name -> (int) Math.ceil(Math.cos(SLANT) * name.width()))
            .max()
            .orElse(0)
        : 0;
  }

  /** Draws from this height down; the first column begins at the left, others follow on. */
  void paint(Graphics2D graphics, double left, double room, int top) {
    graphics.setFont(metrics.getFont());
    graphics.setColor(Color.BLACK);
    IntStream.range(0, names.size())
        .forEach(i -> paint(graphics, names.get(i), left + (i + 0.5) * room, top + GAP));
  }

  private void paint(Graphics2D graphics, Lines name, double middle, int top) {
    Graphics2D part = (Graphics2D) graphics.create();
    part.translate(middle, top);
    double start = 0;
    if (slanted) {
      // Lines of one name lie on both sides of its column's middle.
      part.translate(0, Math.sin(SLANT) * name.height() / 2);
      part.rotate(SLANT);
      part.translate(0, -name.height() / 2.0);
    } else {
      start = 0.5;
    }
    int baseline = metrics.getAscent();
    for (String line : name.lines()) {
      part.drawString(line, (float) (-start * metrics.stringWidth(line)), baseline);
      baseline += metrics.getHeight();
    }
    part.dispose();
  }
}
