package io.sluice.image;

import io.sluice.data.PartialName;
import io.sluice.data.RegularFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Takes single files out of a tar archive packed with gzip. */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE = 124;
  private static final int SIZE_DIGITS = 12;
  private static final int TYPE = 156;

  private TarArchive() {}

  /**
   * Unpacks files.
   *
   * @param names of the files that are wanted; folders in the archive do not matter
   * @param folder where to; each file appears whole or not at all
   * @return the files, as many as names
   * @throws UncheckedIOException if one is not in the archive, or something cannot be read or
   *     written
   */
  static List<Path> unpack(Path archive, List<String> names, Path folder) {
    List<String> wanted = new ArrayList<>(names);
    List<Path> files = new ArrayList<>();
    try (InputStream in =
        new GZIPInputStream(
            new BufferedInputStream(Files.newInputStream(RegularFile.checked(archive))))) {
      byte[] header = new byte[BLOCK];
      while (!wanted.isEmpty() && in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        String name = text(header, 0, NAME).replaceFirst(".*/", "");
        long size = octal(header);
        boolean isFile = header[TYPE] == '0' || header[TYPE] == 0;
        long left = size;
        if (isFile && wanted.remove(name)) {
          files.add(write(in, size, folder.resolve(name)));
          left = 0;
        }
        in.skipNBytes(left + (BLOCK - size % BLOCK) % BLOCK);
      }
    } catch (IOException | NumberFormatException e) {
      throw new UncheckedIOException(
          archive
              + " cannot be unpacked ("
              + (e instanceof IOException ? e : "a size in it is no number")
              + "): make room, or delete it and get it again",
          e instanceof IOException io ? io : new IOException(e));
    }
    if (!wanted.isEmpty()) {
      throw new UncheckedIOException(
          archive + " has no " + String.join(" and no ", wanted) + ": get the archive again",
          new EOFException());
    }
    return files;
  }

  private static String text(byte[] header, int from, int length) {
    String whole = new String(header, from, length, StandardCharsets.ISO_8859_1);
    int end = whole.indexOf('\0');
    return end < 0 ? whole : whole.substring(0, end);
  }

  private static long octal(byte[] header) {
    return Long.parseUnsignedLong(text(header, SIZE, SIZE_DIGITS).strip(), 8);
  }

  private static Path write(InputStream in, long size, Path target) throws IOException {
    Path partial = PartialName.unique(target);
    try {
      try (OutputStream out = Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW)) {
        copy(in, size, out);
      }
      return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void copy(InputStream in, long size, OutputStream out) throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (long left = size; left > 0; ) {
      int count = in.read(chunk, 0, (int) Math.min(left, chunk.length));
      if (count < 0) {
        throw new EOFException("the archive is cut short");
      }
      out.write(chunk, 0, count);
      left -= count;
    }
  }
}
