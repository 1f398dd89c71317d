package io.sluice.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file packed with gzip (RFC 1952). The JDK's own reader passes over whatever stands behind the
 * packed data; this one refuses it, and unpacks no more than is asked for.
 */
final class GzipContent extends Content {
  private static final int UNSIGNED = 0xFF;
  private static final int FIXED_HEADER = 10;
  private static final int TRAILER = 8;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  /** Deflate makes no more of a byte than this. */
  private static final long LARGEST_RATIO = 1032;

  /** More bytes than the inflater has taken and not yet unpacked. */
  private static final long HELD_BACK = 64;

  private final byte[] packed;
  private final int begin;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();

  GzipContent(ImageFile file, byte[] packed) {
    super(file);
    this.packed = packed;
    this.begin = header();
    inflater.setInput(packed, begin, packed.length - begin);
  }

  static boolean isPacked(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
  }

  /** Where the packed data begin. */
  private int header() {
    if (packed.length < FIXED_HEADER + TRAILER) {
      throw cut();
    }
    if (packed[2] != DEFLATE) {
      throw file().refuse("is packed in a way that gzip does not know");
    }
    int flags = packed[3];
    int at = FIXED_HEADER;
    if ((flags & EXTRA) != 0) {
      at += 2 + (packed[at] & UNSIGNED) + ((packed[at + 1] & UNSIGNED) << 8);
    }
    if ((flags & NAME) != 0) {
      at = behindZero(at);
    }
    if ((flags & COMMENT) != 0) {
      at = behindZero(at);
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      at += 2;
    }
    if (at > packed.length) {
      throw cut();
    }
    return at;
  }

  private int behindZero(int from) {
    int at = from;
    while (at < packed.length && packed[at] != 0) {
      at++;
    }
    return at + 1;
  }

  @Override
  long most() {
    return LARGEST_RATIO * (inflater.getRemaining() + HELD_BACK);
  }

  @Override
  long promised() {
    return Integer.toUnsignedLong(trailer(packed.length - TRAILER).getInt(4));
  }

  private ByteBuffer trailer(int at) {
    return ByteBuffer.wrap(packed, at, TRAILER).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  int read(byte[] into, int from) {
    try {
      int count = inflater.inflate(into, from, into.length - from);
      if (count == 0 && !inflater.finished() && from < into.length) {
        // There is input left only where a dictionary is wanted, which gzip has none of.
        throw inflater.needsInput() ? cut() : broken();
      }
      checksum.update(into, from, count);
      return count;
    } catch (DataFormatException e) {
      throw broken();
    }
  }

  @Override
  void checkEnd() {
    int end = packed.length - inflater.getRemaining();
    if (inflater.getRemaining() < TRAILER) {
      throw cut();
    }
    if (Integer.toUnsignedLong(trailer(end).getInt(0)) != checksum.getValue()
        || trailer(end).getInt(4) != (int) inflater.getBytesWritten()) {
      throw broken();
    }
    if (inflater.getRemaining() > TRAILER) {
      throw file()
          .refuse(
              "has %,d bytes behind its packed data".formatted(inflater.getRemaining() - TRAILER));
    }
  }

  private IllegalArgumentException cut() {
    return file().refuse("is cut short, its packed data have no end");
  }

  private IllegalArgumentException broken() {
    return file().refuse("is damaged, its packed data do not fit their checksum");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
