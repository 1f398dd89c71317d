package io.sluice.image;

import java.util.Arrays;

/** The content of a file from its beginning to its end, unpacked where it was packed. */
abstract class Content implements AutoCloseable {
  private final ImageFile file;
  private long position;

  Content(ImageFile file) {
    this.file = file;
  }

  ImageFile file() {
    return file;
  }

  /**
   * The next bytes.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  byte[] next(long count) {
    byte[] bytes = upTo(count);
    if (bytes.length < count) {
      throw file.cutShort(position - bytes.length + count, position);
    }
    return bytes;
  }

  /** The next bytes, or fewer if there are no more. */
  byte[] upTo(long count) {
    // Never more memory than the file could fill, whatever its header says.
    byte[] bytes = new byte[Math.toIntExact(Math.min(count, most()))];
    int length = 0;
    while (length < bytes.length) {
      int more = read(bytes, length);
      if (more == 0) {
        break;
      }
      length += more;
    }
    position += length;
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /**
   * Makes sure that nothing follows.
   *
   * @throws IllegalArgumentException if something does, or the file is damaged
   */
  void end() {
    if (read(new byte[1], 0) > 0) {
      throw file.refuse("goes on after the %,d bytes that it should have".formatted(position));
    }
    checkEnd();
  }

  /** The most bytes that may still come. */
  abstract long most();

  /** How many bytes there are in all, if what the file says of itself is true. */
  abstract long promised();

  /** Fills an array from a place on, perhaps not to its end; 0 if there is no more. */
  abstract int read(byte[] into, int from);

  /** Checks what can be checked when all has been read. */
  abstract void checkEnd();

  @Override
  public abstract void close();
}
