package io.sluice.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are read whole or by position. A pipe would be waited for until somebody writes into
 * it, which may be never, and a device may have no end: both are refused before they are opened.
 */
public final class RegularFile {

  private RegularFile() {}

  /**
   * Refuses what is there and is no file. What is missing is for whoever opens it to say.
   *
   * @param file behind any links
   * @return the file
   * @throws UncheckedIOException if it is a folder, pipe, socket or device
   */
  public static Path checked(Path file) {
    if (!Files.exists(file) || Files.isRegularFile(file)) {
      return file;
    }
    String sentence =
        Files.isDirectory(file)
            ? file + " is a folder: name a file"
            : file + " is a " + kind(file) + ", not a file: save what it gives as a file first";
    throw new UncheckedIOException(sentence, new IOException(sentence));
  }

  private static String kind(Path file) {
    try {
      int mode = (int) Files.getAttribute(file, "unix:mode");
      return switch (mode & 0170000) {
        case 0010000 -> "pipe";
        case 0140000 -> "socket";
        default -> "device";
      };
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "pipe or device"; // this system does not tell
    }
  }
}
