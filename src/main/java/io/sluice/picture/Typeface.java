package io.sluice.picture;

import java.awt.Font;

/**
 * The letters of a figure.
 *
 * @param title above everything
 * @param heading above a chart
 * @param label of axes and legend
 */
record Typeface(Font title, Font heading, Font label) {

  static Typeface ofLabels(int size) {
    return new Typeface(
        new Font(Font.SANS_SERIF, Font.BOLD, size + 6),
        new Font(Font.SANS_SERIF, Font.BOLD, size + 1),
        new Font(Font.SANS_SERIF, Font.PLAIN, size));
  }
}
