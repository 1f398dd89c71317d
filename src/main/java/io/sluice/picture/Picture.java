package io.sluice.picture;

import io.sluice.run.AtomicFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** What can be drawn. */
public sealed interface Picture permits Figure, ForestPlot, HeatMap {

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
   * Writes the picture atomically as a PNG file.
   *
   * @param file replaced if it is there
   * @throws UncheckedIOException if it cannot be drawn or written
   */
  default void write(Path file) {
    AtomicFile.write(file, png());
  }
}
