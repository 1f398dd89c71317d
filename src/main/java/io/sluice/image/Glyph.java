package io.sluice.image;

import java.util.List;

/**
 * Digits and some letters as strokes: polylines in a box of width and height 1, down being
 * positive.
 */
enum Glyph {
  ZERO(arc(0.5, 0.5, 0.36, 0.5, 0, 360)),
  ONE(line(0.25, 0.25, 0.55, 0, 0.55, 0.5, 0.55, 1)),
  TWO(arc(0.5, 0.28, 0.36, 0.28, 180, 390), line(0.81, 0.42, 0.45, 0.72, 0.12, 1, 0.9, 1)),
  THREE(arc(0.45, 0.25, 0.36, 0.25, 190, 450), arc(0.45, 0.74, 0.4, 0.26, 270, 530)),
  FOUR(line(0.62, 0, 0.35, 0.34, 0.08, 0.68, 0.95, 0.68), line(0.68, 0.35, 0.68, 1)),
  FIVE(line(0.85, 0, 0.2, 0, 0.16, 0.45), arc(0.45, 0.68, 0.4, 0.32, 220, 500)),
  SIX(arc(0.85, 0.72, 0.75, 0.72, 180, 265), arc(0.5, 0.7, 0.38, 0.3, 0, 360)),
  SEVEN(line(0.1, 0, 0.9, 0, 0.64, 0.5, 0.38, 1)),
  EIGHT(arc(0.5, 0.25, 0.3, 0.25, 0, 360), arc(0.5, 0.75, 0.38, 0.25, 0, 360)),
  NINE(arc(0.5, 0.3, 0.37, 0.3, 0, 360), arc(0.15, 0.28, 0.72, 0.72, 0, 85)),
  A(line(0.08, 1, 0.3, 0.5, 0.5, 0, 0.7, 0.5, 0.92, 1), line(0.27, 0.62, 0.73, 0.62)),
  C(arc(0.56, 0.5, 0.44, 0.5, 40, 320)),
  E(line(0.88, 0, 0.15, 0, 0.15, 0.5, 0.15, 1, 0.88, 1), line(0.15, 0.5, 0.7, 0.5)),
  F(line(0.88, 0, 0.15, 0, 0.15, 0.5, 0.15, 1), line(0.15, 0.48, 0.7, 0.48)),
  H(line(0.12, 0, 0.12, 1), line(0.88, 0, 0.88, 1), line(0.12, 0.5, 0.88, 0.5)),
  K(line(0.15, 0, 0.15, 1), line(0.85, 0, 0.15, 0.55), line(0.4, 0.38, 0.9, 1)),
  P(line(0.15, 1, 0.15, 0.5, 0.15, 0, 0.45, 0), arc(0.45, 0.26, 0.4, 0.26, 270, 450)),
  T(line(0.05, 0, 0.95, 0), line(0.5, 0, 0.5, 1)),
  X(line(0.1, 0, 0.9, 1), line(0.9, 0, 0.1, 1)),
  Z(line(0.1, 0, 0.9, 0, 0.5, 0.5, 0.1, 1, 0.92, 1));

  /** The digits, by value. */
  static final List<Glyph> DIGITS = List.of(values()).subList(0, 10);

  /** The letters, as they are named. */
  static final List<Glyph> LETTERS = List.of(values()).subList(10, 20);

  private static final int DEGREES_PER_PIECE = 30;

  private final List<double[]> strokes;

  Glyph(double[]... strokes) {
    this.strokes = List.of(strokes);
  }

  /** Polylines, each x, y, x, y, ... */
  List<double[]> strokes() {
    return strokes;
  }

  private static double[] line(double... points) {
    return points;
  }

  /** A piece of an ellipse, from one angle to another; 0 is right and 90 down. */
  private static double[] arc(double x, double y, double width, double height, int from, int to) {
    int pieces = (to - from + DEGREES_PER_PIECE - 1) / DEGREES_PER_PIECE;
    double[] points = new double[2 * (pieces + 1)];
    for (int i = 0; i <= pieces; i++) {
      double angle = (from + (double) (to - from) * i / pieces) / 180 * StrictMath.PI;
      points[2 * i] = x + width * StrictMath.cos(angle);
      points[2 * i + 1] = y + height * StrictMath.sin(angle);
    }
    return points;
  }
}
