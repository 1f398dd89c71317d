package io.sluice.run;

import io.sluice.data.FileFailure;
import io.sluice.data.PartialName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Files that are there whole or not at all. The content goes to a temporary file in the same
 * folder, is forced to disk, and takes the target's place by a rename; a process killed at any
 * instant leaves the earlier file or the new one. A temporary file of a killed process has a name
 * of {@link PartialName} and can be deleted when nobody writes into its folder.
 *
 * <p>Every write refuses with an {@link UncheckedIOException} naming the target; the earlier file,
 * if there was one, is then unchanged and the temporary file is gone.
 */
public final class AtomicFile {
  // A heap buffer is copied to a native one of the same size before it is written.
  private static final int CHUNK = 1 << 20;

  private AtomicFile() {}

  /** Writes text as UTF-8. */
  public static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes. */
  public static void write(Path target, byte[] bytes) {
    write(target, channel -> writeFully(channel, ByteBuffer.wrap(bytes)));
  }

  /** Writes what the body writes; a failure of the body leaves the target as it was. */
  public static void write(Path target, ChannelWriter body) {
    try {
      // A rename would replace a symbolic link, not the file that it points to.
      Path real = Files.isSymbolicLink(target) ? target.toRealPath() : target.toAbsolutePath();
      requireReplaceable(target, real);
      Path temporary = PartialName.unique(real);
      try {
        fill(temporary, body);
        Files.move(
            temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      forceFolder(real.getParent());
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(target + " cannot be written: its folder is missing", e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          target
              + " cannot be written: "
              + FileFailure.reason(e)
              + "; what was there before is not lost",
          e);
    }
  }

  // A rename would put a file in the place of a device as well, and of a run's file behind a link.
  private static void requireReplaceable(Path target, Path real) throws IOException {
    if (Files.exists(real) && !Files.isRegularFile(real) && !Files.isDirectory(real)) {
      throw new IOException("it is a pipe or a device, not a file");
    }
    if (!real.equals(target.toAbsolutePath()) && RunDirectory.around(real).isPresent()) {
      throw new IOException("it is a link into the run " + RunDirectory.around(real).get());
    }
  }

  private static void fill(Path temporary, ChannelWriter body) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      body.write(channel);
      channel.force(true);
    }
  }

  /** Writes all that remains in the buffer, in pieces of bounded size. */
  public static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    int end = buffer.limit();
    while (buffer.position() < end) {
      buffer.limit(Math.min(end, buffer.position() + CHUNK));
      channel.write(buffer);
    }
  }

  /**
   * Whether a killed process has left this file half written.
   *
   * @param file anything
   * @param targets names that earlier versions wrote there, whose temporary files were less
   *     unmistakable
   */
  static boolean isLeftover(Path file, Set<String> targets) {
    return PartialName.target(file).isPresent()
        || PartialName.earlierTarget(file).filter(targets::contains).isPresent();
  }

  /**
   * Deletes what {@link #isLeftover} finds in a folder, and nothing else; nobody else may be
   * writing there.
   */
  static void deleteLeftovers(Path folder, Set<String> targets) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (isLeftover(file, targets)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw uncleared(folder, e.getCause());
    } catch (IOException e) {
      throw uncleared(folder, e);
    }
  }

  private static UncheckedIOException uncleared(Path folder, IOException e) {
    return new UncheckedIOException(
        folder
            + " cannot be cleared of *"
            + PartialName.SUFFIX
            + " files: "
            + FileFailure.reason(e),
        e);
  }

  // The rename itself survives a power failure only when the folder has reached the disk too.
  private static void forceFolder(Path folder) throws IOException {
    // Windows cannot open a folder as a file; its rename writes through to the journal.
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
