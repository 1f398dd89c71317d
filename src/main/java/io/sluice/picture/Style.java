package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a series looks.
 *
 * @param mark lines or dots
 * @param color of both
 * @param stroke of the line
 */
record Style(Mark mark, Color color, BasicStroke stroke) {

  /** The diameter of a dot. */
  static final int DOT = 9;

  private static final Color GREY = new Color(0x777777);
  private static final float[] GREY_DASHES = {9, 7};
  private static final float WIDTH = 2.5f;

  /** The style of each name in these charts, in the order in which they come. */
  static Map<String, Style> of(List<Chart> charts, Palette palette) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (Chart chart : charts) {
      chart.series().forEach(series -> marks.putIfAbsent(series.name(), series.mark()));
    }
    int count = (int) marks.values().stream().filter(mark -> mark != Mark.REFERENCE).count();
    Map<String, Style> styles = new LinkedHashMap<>();
    int index = 0;
    for (Map.Entry<String, Mark> name : marks.entrySet()) {
      Mark mark = name.getValue();
      if (mark == Mark.REFERENCE) {
        styles.put(name.getKey(), new Style(mark, GREY, stroke(GREY_DASHES)));
      } else {
        BasicStroke stroke = stroke(palette.dashes(index));
        styles.put(name.getKey(), new Style(mark, palette.color(index, count), stroke));
        index++;
      }
    }
    return styles;
  }

  private static BasicStroke stroke(float... dashes) {
    return dashes.length == 0
        ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  boolean hasLine() {
    return mark != Mark.DOTS;
  }

  boolean hasDots() {
    return mark == Mark.DOTS || mark == Mark.DOTTED_LINE;
  }
}
