package io.sluice.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The content of a file from its beginning to its end, unpacked where it was packed. The JDK's own
 * reader of gzip passes over whatever stands behind the packed data; here it is refused, and no
 * more is unpacked than is asked for.
 */
final class Content implements AutoCloseable {
  private final ImageFile file;
  private final ByteArrayInputStream stored;
  private final InputStream in;
  private final long promised;
  private long position;

  Content(ImageFile file, byte[] bytes) {
    this.file = file;
    stored = new ByteArrayInputStream(bytes);
    boolean isPacked = GzipCompressorInputStream.matches(bytes, bytes.length);
    in = isPacked ? unpacking() : stored;
    promised =
        isPacked
            ? Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt(bytes.length - Integer.BYTES))
            : bytes.length;
  }

  private InputStream unpacking() {
    try {
      return new GzipCompressorInputStream(stored);
    } catch (EOFException e) {
      throw cut();
    } catch (IOException e) {
      throw file.refuse("is packed in a way that gzip does not know");
    }
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

  /** The next bytes, or fewer if there are no more; never more memory than about twice these. */
  byte[] upTo(long count) {
    try {
      byte[] bytes = in.readNBytes((int) Math.min(count, Integer.MAX_VALUE));
      position += bytes.length;
      return bytes;
    } catch (EOFException e) {
      throw cut();
    } catch (IOException e) {
      throw file.refuse("is damaged, its packed data do not fit their checksum");
    }
  }

  /**
   * Makes sure that nothing follows.
   *
   * @throws IllegalArgumentException if something does, or the file is damaged
   */
  void end() {
    long should = position;
    if (upTo(1).length > 0) {
      throw file.refuse("goes on after the %,d bytes that it should have".formatted(should));
    }
    if (stored.available() > 0) {
      throw file.refuse("has %,d bytes behind its packed data".formatted(stored.available()));
    }
  }

  /** How many bytes there are in all, if what the file says of itself is true. */
  long promised() {
    return promised;
  }

  private IllegalArgumentException cut() {
    return file.refuse("is cut short, its packed data have no end");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be closed", e);
    }
  }
}
