package io.sluice.corpus;

import io.sluice.data.FileFailure;
import io.sluice.data.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.zip.CRC32C;

/**
 * The ids of a text in a memory-mapped file: a header of 128 bytes, then two bytes for each id if
 * the vocabulary has at most 65,536 entries, else four; little-endian. May be read by many threads.
 */
public final class TokenFile implements AutoCloseable {
  /** One map reaches no further than 2 GiB; this is a multiple of every id's size. */
  private static final long MAP_BYTES = 1L << 30;

  private final Path path;
  private final TokenFileHeader header;
  private final long mapBytes;
  private ByteBuffer[] maps;

  private TokenFile(Path path, TokenFileHeader header, long mapBytes, ByteBuffer... maps) {
    this.path = path;
    this.header = header;
    this.mapBytes = mapBytes;
    this.maps = maps;
  }

  /**
   * Opens a token file and checks all of it.
   *
   * @param tokenizer the tokenizer that must have written it
   * @param textFingerprint the fingerprint of the part of a corpus that it must hold
   * @throws IllegalArgumentException if it belongs to another tokenizer or another text
   * @throws UncheckedIOException if it is missing, damaged, cut short or no token file at all
   */
  public static TokenFile open(Path path, Tokenizer tokenizer, String textFingerprint) {
    return open(path, tokenizer, textFingerprint, MAP_BYTES);
  }

  static TokenFile open(Path path, Tokenizer tokenizer, String textFingerprint, long mapBytes) {
    try (FileChannel channel =
        FileChannel.open(RegularFile.checked(path), StandardOpenOption.READ)) {
      TokenFileHeader header = TokenFileHeader.decode(start(channel));
      TokenFile file = new TokenFile(path, header, mapBytes, map(channel, header, mapBytes));
      file.check();
      if (!header.tokenizer().equals(tokenizer.fingerprint())) {
        throw new IllegalArgumentException(
            path
                + " was written with another tokenizer: delete it, or use the --tokenizer that it was"
                + " written with");
      }
      if (!header.text().equals(textFingerprint)) {
        throw new IllegalArgumentException(
            path + " holds another text: delete it, or use the text that it was written from");
      }
      return file;
    } catch (DamagedTokenFileException e) {
      throw new UncheckedIOException(
          path + " " + e.getMessage() + ": delete it, it can be made again from the text",
          new IOException(e.getMessage(), e));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          "there is no token file " + path + ": prepare the corpus first", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + FileFailure.reason(e), e);
    }
  }

  /** How many ids there are. */
  public long count() {
    return header.count();
  }

  /** The length of the text in UTF-8 bytes. */
  public long textBytes() {
    return header.textBytes();
  }

  /**
   * How many of these bytes the ids do not give back, at least: 0 for all tokenizers but those from
   * files that drop or change something in this text. Bits per byte then have no meaning.
   */
  public long lostBytes() {
    return header.lostBytes();
  }

  /** The share of the text's bytes that are lost, at least; empty if none is. */
  public OptionalDouble lostShare() {
    return lostBytes() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) lostBytes() / textBytes());
  }

  /** One more than the largest id that may occur. */
  public int vocabularySize() {
    return header.vocabularySize();
  }

  /** Reads as many ids as the array has room for, beginning with the one at {@code from}. */
  public void read(long from, int[] into) {
    read(from, into, 0, into.length);
  }

  /** Reads {@code length} ids, the first from {@code from}, into a part of an array. */
  void read(long from, int[] into, int offset, int length) {
    Objects.checkFromIndexSize(from, length, count());
    int width = header.bytesPerId();
    int done = 0;
    while (done < length) {
      long position = (from + done) * width;
      ByteBuffer map = maps()[(int) (position / mapBytes)];
      int at = (int) (position % mapBytes);
      int here = Math.min(length - done, (map.limit() - at) / width);
      for (int i = 0; i < here; i++, at += width) {
        into[offset + done + i] =
            width == Short.BYTES ? Short.toUnsignedInt(map.getShort(at)) : map.getInt(at);
      }
      done += here;
    }
  }

  /** Lets go of the maps; the memory is given back when the garbage collector sees it. */
  @Override
  public void close() {
    maps = null;
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private ByteBuffer[] maps() {
    ByteBuffer[] open = maps;
    if (open == null) {
      throw new IllegalStateException("the token file " + path + " is closed");
    }
    return open;
  }

  private static ByteBuffer start(FileChannel channel) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(TokenFileHeader.BYTES);
    while (start.hasRemaining() && channel.read(start) >= 0) {}
    return start.flip();
  }

  private static ByteBuffer[] map(FileChannel channel, TokenFileHeader header, long mapBytes)
      throws IOException {
    long bytes = header.count() * header.bytesPerId();
    long held = channel.size() - TokenFileHeader.BYTES;
    if (held != bytes) {
      throw new DamagedTokenFileException(
          held < bytes
              ? "is cut short (" + held + " bytes of ids instead of " + bytes + ")"
              : "has " + (held - bytes) + " bytes too many");
    }
    ByteBuffer[] maps = new ByteBuffer[Math.toIntExact((bytes + mapBytes - 1) / mapBytes)];
    for (int i = 0; i < maps.length; i++) {
      long from = i * mapBytes;
      MappedByteBuffer map =
          channel.map(
              FileChannel.MapMode.READ_ONLY,
              TokenFileHeader.BYTES + from,
              Math.min(mapBytes, bytes - from));
      maps[i] = map.order(ByteOrder.LITTLE_ENDIAN);
    }
    return maps;
  }

  private void check() {
    CRC32C checksum = new CRC32C();
    for (ByteBuffer map : maps) {
      checksum.update(map.duplicate());
    }
    if ((int) checksum.getValue() != header.checksum()) {
      throw new DamagedTokenFileException("has damaged ids (their checksum differs)");
    }
  }
}
