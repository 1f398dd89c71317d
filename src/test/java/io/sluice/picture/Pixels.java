package io.sluice.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture, read back. */
record Pixels(BufferedImage image) {

  static final int BLUE = 0x0072B2;
  static final int VERMILLION = 0xD55E00;
  static final int GREY = 0x777777;

  /** A place in a picture. */
  record Pixel(int x, int y) {}

  static Pixels of(Picture picture) {
    try {
      return new Pixels(ImageIO.read(new ByteArrayInputStream(picture.png())));
    } catch (IOException e) {
      throw new AssertionError("not a picture", e);
    }
  }

  /** Whether this colour is no more than a pixel away. */
  boolean isNear(Pixel place, int color) {
    return of(color).stream()
        .anyMatch(p -> Math.abs(p.x() - place.x()) <= 1 && Math.abs(p.y() - place.y()) <= 1);
  }

  /** Where this colour is, left of a legend with short names; from left to right. */
  List<Pixel> of(int color) {
    int width = image.getWidth() * 9 / 10;
    int height = image.getHeight();
    int[] colors = image.getRGB(0, 0, width, height, null, 0, width);
    List<Pixel> found = new ArrayList<>();
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        if ((colors[y * width + x] & 0xFFFFFF) == color) {
          found.add(new Pixel(x, y));
        }
      }
    }
    return found;
  }
}
