package io.sluice.picture;

import java.awt.Color;

/** The colours of the arms of a figure. All can be told apart by people who see few colours. */
public enum Palette {
  /** For names without an order: hues far apart (Okabe and Ito 2008), each with another mark. */
  DISTINCT {
    @Override
    Color color(int index, int count) {
      return HUES[index % HUES.length];
    }

    @Override
    int form(int index) {
      return index;
    }
  },

  /** For names with an order, such as layers: from dark to light (viridis, without its end). */
  ORDERED {
    @Override
    Color color(int index, int count) {
      return shade(count < 2 ? 0 : (double) index / (count - 1));
    }

    @Override
    int form(int index) {
      return 0;
    }
  };

  private static final Color[] HUES = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x000000)
  };

  private static final Color[] SHADES = {
    new Color(0x440154),
    new Color(0x482878),
    new Color(0x3E4989),
    new Color(0x31688E),
    new Color(0x26828E),
    new Color(0x1F9E89),
    new Color(0x35B779),
    new Color(0x6DCD59),
    new Color(0xB4DE2C)
  };

  /**
   * How many names {@link #DISTINCT} tells apart: seven hues and eight forms, which have no divisor
   * in common, make a pair of their own for each.
   */
  public static final int MOST_DISTINCT = HUES.length * Style.FORMS;

  /** The colour of the arm at a place among so many. */
  abstract Color color(int index, int count);

  /** The form of its dots, dashes and stripes. */
  abstract int form(int index);

  /** Between the darkest at 0 and the lightest at 1; each is lighter than all before it. */
  static Color shade(double share) {
    double place = share * (SHADES.length - 1);
    int left = Math.min((int) place, SHADES.length - 2);
    return mix(SHADES[left], SHADES[left + 1], place - left);
  }

  private static Color mix(Color left, Color right, double share) {
    return new Color(
        mix(left.getRed(), right.getRed(), share),
        mix(left.getGreen(), right.getGreen(), share),
        mix(left.getBlue(), right.getBlue(), share));
  }

  private static int mix(int left, int right, double share) {
    return (int) Math.round(left + share * (right - left));
  }
}
