package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.TexturePaint;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a series looks.
 *
 * @param mark lines, dots or bars
 * @param color of all of them
 * @param round which of the dashes, dots and stripes tell it from others of that colour
 */
record Style(Mark mark, Color color, int round) {

  /** The diameter of a dot. */
  static final int DOT = 9;

  private static final Color GREY = new Color(0x777777);
  private static final float[] GREY_DASHES = {9, 7};

  /** By round: none, long, short, long and short; lengths of dashes and gaps. */
  private static final float[][] DASHES = {{}, {12, 6}, {3, 5}, {12, 5, 3, 5}};

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP);

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
        styles.put(name.getKey(), new Style(mark, GREY, 0));
      } else {
        styles.put(
            name.getKey(), new Style(mark, palette.color(index, count), palette.round(index)));
        index++;
      }
    }
    return styles;
  }

  /** Of a line. */
  BasicStroke stroke() {
    float[] dashes = mark == Mark.REFERENCE ? GREY_DASHES : DASHES[round];
    return dashes.length == 0
        ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  /** Of a dot. */
  Marker marker() {
    return MARKERS.get(round);
  }

  boolean hasLine() {
    return mark == Mark.LINE || mark == Mark.DOTTED_LINE || mark == Mark.REFERENCE;
  }

  boolean hasDots() {
    return mark == Mark.DOTS || mark == Mark.DOTTED_LINE;
  }

  /** Of a bar: the colour, then the same with wide, narrow and crossing stripes of white. */
  Paint fill() {
    if (round == 0) {
      return color;
    }
    int size = round == 2 ? 5 : 11;
    BufferedImage tile = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = tile.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, size, size);
    graphics.setColor(Color.WHITE);
    graphics.drawLine(0, size - 1, size - 1, 0);
    if (round == 3) {
      graphics.drawLine(0, 0, size - 1, size - 1);
    }
    graphics.dispose();
    return new TexturePaint(tile, new Rectangle(size, size));
  }
}
