package io.sluice.picture;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The letters of a picture.
 *
 * @param title above everything
 * @param heading above a chart
 * @param label of axes and legend
 */
record Typeface(Font title, Font heading, Font label) {

  private static final FontRenderContext WHOLE_AND_PARTS = new FontRenderContext(null, true, true);

  static Typeface ofLabels(int size) {
    return new Typeface(
        new Font(Font.SANS_SERIF, Font.BOLD, size + 6),
        new Font(Font.SANS_SERIF, Font.BOLD, size + 1),
        new Font(Font.SANS_SERIF, Font.PLAIN, size));
  }

  /** Of a text, in pixels and parts of them. */
  static double width(String text, Font font) {
    return font.getStringBounds(text, WHOLE_AND_PARTS).getWidth();
  }

  /** The sizes of letters. The first that asks for a font, which a bare machine may not have. */
  static FontMetrics metrics(Font font) {
    try {
      return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
          .createGraphics()
          .getFontMetrics(font);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) { // which of them depends on what is missing
      IOException cause = new IOException(e.toString());
      // Not as its cause: a library that is missing would be taken for libtorch.
      cause.addSuppressed(e);
      throw new UncheckedIOException(
          "pictures cannot be drawn, since this Java finds no fonts: install fontconfig, freetype"
              + " and a font, such as DejaVu",
          cause);
    }
  }
}
