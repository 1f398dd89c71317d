package io.sluice.picture;

import io.sluice.run.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be drawn. */
public sealed interface Picture permits Figure, ForestPlot, HeatMap {

  /** How the names of pictures end. */
  String PIXELS = ".png";

  /**
   * What keeps this Java from drawing, for those who can do without pictures.
   *
   * @return a sentence with what to do, if there is anything
   */
  static Optional<String> obstacle() {
    try {
      Typeface.metrics(Typeface.ofLabels(1).label());
      return Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * The pixels. Equal pictures are equal bytes on one machine; another's fonts differ.
   *
   * @return a PNG file
   * @throws UncheckedIOException if this Java cannot draw letters
   */
  byte[] png();

  /**
   * The same as shapes and letters, for print and for whoever enlarges it. Equal pictures are equal
   * bytes on one machine; another's fonts differ.
   *
   * @return an SVG file in UTF-8
   * @throws UncheckedIOException if this Java cannot draw letters
   */
  byte[] svg();

  /**
   * The same with the colours of a whole report: each arm has that of its place in the list,
   * whichever of them are shown.
   *
   * @param arms all that any of its pictures may show
   * @return the picture
   */
  default Picture ofArms(List<String> arms) {
    return this;
  }

  /**
   * Writes the picture twice, each file atomically: as PNG, and as SVG beside it.
   *
   * @param file that of the pixels, replaced if it is there
   * @throws UncheckedIOException if it cannot be drawn or written
   */
  default void write(Path file) {
    AtomicFile.write(file, png());
    AtomicFile.write(file.resolveSibling(vector(file.getFileName().toString())), svg());
  }

  /**
   * The name of the file of shapes beside one of pixels.
   *
   * @param name ends in {@code .png}
   * @return the same with {@code .svg}
   */
  static String vector(String name) {
    if (!name.endsWith(PIXELS)) {
      throw new IllegalStateException(name + " is not the name of a PNG file");
    }
    return name.substring(0, name.length() - PIXELS.length()) + ".svg";
  }
}
