package io.sluice.board;

import io.sluice.data.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder whose content may be shown, and nothing else. Below it no link is followed, wherever it
 * leads, and only regular files are opened.
 *
 * @param root the folder; it may be missing, and may itself be a link
 */
record ShownFolder(Path root) {

  private static final long MOST_BYTES_AT_ONCE = 64L << 20;

  /** The folders in one, by name; none where it cannot be listed. */
  List<Path> folders(Path folder) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        boolean hidden = entry.getFileName().toString().startsWith(".");
        if (!hidden && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // missing, or somebody else's: there is nothing to show
    }
    found.sort(null);
    return found;
  }

  /** When a folder has last changed. */
  FolderStamp stamp(Path folder) {
    try {
      return new FolderStamp(
          Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant());
    } catch (IOException e) {
      return new FolderStamp(Instant.EPOCH); // listing it will find nothing
    }
  }

  /** What is known of a file without opening it; nothing if it is missing, a link or no file. */
  Optional<BasicFileAttributes> file(Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() ? Optional.of(attributes) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens a file for reading.
   *
   * @throws IOException if it is missing, a link or no file, or a folder above it has become a link
   */
  SeekableByteChannel open(Path file) throws IOException {
    // A folder may have become a link since it was listed.
    boolean inside = file.toRealPath().equals(root.toRealPath().resolve(root.relativize(file)));
    if (!inside || file(file).isEmpty()) {
      throw new NoSuchFileException(file.toString());
    }
    return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * A small file as text; what is no UTF-8 in it becomes replacement characters.
   *
   * @throws UncheckedIOException with the file's name, if it cannot be read or is too large
   */
  String text(Path file) {
    try (SeekableByteChannel channel = open(file)) {
      if (channel.size() > MOST_BYTES_AT_ONCE) {
        throw new IOException("it is larger than 64 MB");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file.getFileName() + " cannot be read: " + FileFailure.reason(e), e);
    }
  }

  /** A folder's name for people and requests: its path below the root, with slashes. */
  String name(Path folder) {
    return root.relativize(folder).toString().replace('\\', '/');
  }
}
