package io.sluice.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of images or labels that may be damaged or another's.
 *
 * @param path where it is
 * @param advice what to do if it is not right, a clause
 */
record ImageFile(Path path, String advice) {
  /** Several times what the largest of them has. */
  private static final long LARGEST = 1L << 28;

  /**
   * Opens the file, which may be packed with gzip whatever its name says.
   *
   * @throws IllegalArgumentException if it cannot be such a file
   * @throws UncheckedIOException if it cannot be read
   */
  Content open() {
    try {
      if (!Files.isRegularFile(path)) {
        throw refuse("is not a file");
      }
      long size = Files.size(path);
      if (size > LARGEST) {
        throw refuse("has %,d bytes, more than any file of these sets has".formatted(size));
      }
      return new Content(this, Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(
          path + " cannot be read (" + e + "): check its permissions and the disk", e);
    }
  }

  /**
   * One sentence about a file that is not right.
   *
   * @param what is wrong, beginning with a verb
   */
  IllegalArgumentException refuse(String what) {
    return new IllegalArgumentException(path + " " + what + ": " + advice);
  }

  IllegalArgumentException cutShort(long wanted, long there) {
    return refuse("is cut short, it ends after %,d bytes of %,d".formatted(there, wanted));
  }
}
