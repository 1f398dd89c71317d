package io.sluice.image;

import io.sluice.random.RandomStreams;
import java.util.SplittableRandom;

/**
 * Draws one image of a generated set, a function of seed, part and index: a glyph, moved, turned,
 * slanted and stretched, its points shaken, with a pen of some width; scraps of strokes around it,
 * a bar across it, a background that is brighter on one side, and noise.
 */
final class ShapeDrawer {
  private static final double HEIGHT = 18;
  private static final double WIDTH = 12;

  /** 21 bits of a random number, of which a long has three. */
  private static final long LEVELS = (1L << 21) - 1;

  private static final double STEP = 1.0 / (1L << 21);

  private final SplittableRandom random;
  private final int side;
  private final double middle;
  private final GrayscaleCanvas canvas;

  private ShapeDrawer(SplittableRandom random, int side) {
    this.random = random;
    this.side = side;
    middle = (side - 1) / 2.0;
    canvas = new GrayscaleCanvas(side);
  }

  /** Draws into an array, from a place on. */
  static void draw(Drawn drawn, int label, long seed, Part part, int index, byte[] into, int from) {
    ShapeDrawer drawer =
        new ShapeDrawer(
            RandomStreams.of(seed, drawn.purpose(), part.stream(), index), drawn.side());
    drawer.glyph(drawn.glyphs().get(label));
    drawer.occlude();
    drawer.clutter();
    drawer.background();
    drawn.ink().write(drawer.canvas, drawer.random, into, from);
  }

  private void glyph(Glyph glyph) {
    double angle = between(-0.3, 0.3);
    double slant = between(-0.25, 0.25);
    double width = WIDTH * between(0.8, 1.2);
    double height = HEIGHT * between(0.85, 1.15);
    double right = middle + between(-3, 3);
    double down = middle + between(-2.5, 2.5);
    double radius = between(0.6, 1.7);
    double ink = between(0.6, 1);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    for (double[] stroke : glyph.strokes()) {
      double[] points = new double[stroke.length];
      for (int i = 0; i < points.length; i += 2) {
        double y = (stroke[i + 1] - 0.5 + between(-0.05, 0.05)) * height;
        double x = (stroke[i] - 0.5 + between(-0.05, 0.05)) * width + slant * y;
        points[i] = right + cos * x - sin * y;
        points[i + 1] = down + sin * x + cos * y;
      }
      for (int i = 2; i < points.length; i += 2) {
        canvas.stroke(points[i - 2], points[i - 1], points[i], points[i + 1], radius, ink);
      }
    }
  }

  /** Every third digit has a gap. */
  private void occlude() {
    double angle = between(0, StrictMath.PI);
    double x = middle + between(-6, 6);
    double y = middle + between(-6, 6);
    double halfWidth = between(0.6, 1.4);
    if (random.nextInt(3) == 0) {
      canvas.bar(x, y, StrictMath.cos(angle), StrictMath.sin(angle), halfWidth);
    }
  }

  private void clutter() {
    int scraps = random.nextInt(4);
    for (int i = 0; i < scraps; i++) {
      double x = between(0, side - 1);
      double y = between(0, side - 1);
      double angle = between(0, 2 * StrictMath.PI);
      double length = between(2, 8);
      canvas.stroke(
          x,
          y,
          x + length * StrictMath.cos(angle),
          y + length * StrictMath.sin(angle),
          between(0.4, 1.2),
          between(0.4, 0.9));
    }
  }

  private void background() {
    double base = between(0, 0.15);
    double right = between(-0.15, 0.15);
    double down = between(-0.15, 0.15);
    double noise = between(0.05, 0.2);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        // The sum of three uniform numbers is bell-shaped, and takes no function of a library.
        long bits = random.nextLong();
        double bell =
            ((bits & LEVELS) + (bits >>> 21 & LEVELS) + (bits >>> 42 & LEVELS)) * STEP - 1.5;
        canvas.add(
            row,
            column,
            base + right * (column / middle - 1) + down * (row / middle - 1) + noise * bell);
      }
    }
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }
}
