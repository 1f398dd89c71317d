package io.sluice.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a series looks.
 *
 * @param mark lines, dots or bars
 * @param color of all of them
 * @param form which of the dots, dashes and stripes tell its arm from others
 * @param part how many series of the same arm come before
 */
record Style(Mark mark, Color color, int form, int part) {

  /** How many forms there are, of dots and of dashes. */
  static final int FORMS = 8;

  /** Half of the diameter of a dot. */
  static final double RADIUS = 5;

  private static final Color GREY = new Color(0x777777);
  private static final float[] GREY_DASHES = {9, 7};

  /** By form: lengths of dashes and gaps. */
  private static final float[][] DASHES = {
    {}, {12, 5}, {3, 4}, {12, 4, 3, 4}, {22, 6}, {12, 4, 3, 4, 3, 4}, {7, 3}, {22, 4, 7, 4}
  };

  private static final int HUES = 7;
  private static final float WIDTH = 2.2f;

  /** The style of each name in these charts, in the order in which they come. */
  static Map<String, Style> of(Figure figure) {
    Map<String, Series> firsts = new LinkedHashMap<>();
    for (Chart chart : figure.charts()) {
      chart.series().forEach(series -> firsts.putIfAbsent(series.name(), series));
    }
    Set<String> all = new LinkedHashSet<>(figure.arms());
    firsts.values().stream()
        .filter(series -> series.mark() != Mark.REFERENCE)
        .forEach(series -> all.add(series.arm()));
    List<String> arms = List.copyOf(all);
    Palette palette = figure.palette();
    Map<String, Integer> parts = new HashMap<>();
    Map<String, Style> styles = new LinkedHashMap<>();
    firsts.forEach(
        (name, series) -> {
          if (series.mark() == Mark.REFERENCE) {
            styles.put(name, new Style(Mark.REFERENCE, GREY, 0, 0));
          } else {
            int index = arms.indexOf(series.arm());
            int part = parts.merge(series.arm(), 1, Integer::sum) - 1;
            styles.put(
                name,
                new Style(
                    series.mark(), palette.color(index, arms.size()), palette.form(index), part));
          }
        });
    return styles;
  }

  /** Of a line. Where dots tell arms apart, dashes are kept for arms of the same hue. */
  BasicStroke stroke() {
    int dashing = mark == Mark.LINE ? form + part : form / HUES + part;
    float[] dashes = mark == Mark.REFERENCE ? GREY_DASHES : DASHES[dashing % FORMS];
    return dashes.length == 0
        ? new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  /** Of a band about a line. */
  Color pale() {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 0x2A);
  }

  void paintDot(Graphics2D graphics, double x, double y) {
    // The second eight are hollow, so that sixteen differ where a print has no colours.
    boolean hollow = (form / FORMS + part) % 2 == 1;
    DotForm.ALL.get(form % FORMS).paint(graphics, x, y, RADIUS, color, hollow);
  }

  boolean hasLine() {
    return mark == Mark.LINE || mark == Mark.DOTTED_LINE || mark == Mark.REFERENCE;
  }

  boolean hasDots() {
    return mark == Mark.DOTS || mark == Mark.DOTTED_LINE;
  }

  /** Of a bar: none for the first of a hue, then white ones, ever closer. */
  int stripes() {
    return form / HUES + part;
  }
}
