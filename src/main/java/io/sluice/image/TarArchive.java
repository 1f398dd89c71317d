package io.sluice.image;

import io.sluice.data.PartialName;
import io.sluice.data.RegularFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Takes single files out of a tar archive packed with gzip. */
final class TarArchive {
  private static final List<Byte> FILES = List.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);

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
    try (InputStream packed =
            new BufferedInputStream(Files.newInputStream(RegularFile.checked(archive)));
        TarArchiveInputStream in =
            new TarArchiveInputStream(new GzipCompressorInputStream(packed))) {
      while (!wanted.isEmpty()) {
        TarArchiveEntry entry = in.getNextEntry();
        if (entry == null) {
          break;
        }
        String name = entry.getName().replaceFirst(".*/", "");
        if (FILES.contains(entry.getLinkFlag()) && wanted.remove(name)) {
          files.add(write(in, folder.resolve(name)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          archive + " cannot be unpacked (" + e + "): make room, or delete it and get it again", e);
    }
    if (!wanted.isEmpty()) {
      throw new UncheckedIOException(
          archive + " has no " + String.join(" and no ", wanted) + ": get the archive again",
          new EOFException());
    }
    return files;
  }

  private static Path write(InputStream in, Path target) throws IOException {
    Path partial = PartialName.unique(target);
    try {
      Files.copy(in, partial);
      return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
