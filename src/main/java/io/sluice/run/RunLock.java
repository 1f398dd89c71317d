package io.sluice.run;

import io.sluice.data.FileFailure;
import io.sluice.data.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The right to write into the folder of a run, or of a study's runs; the operating system takes it
 * back from the dead.
 */
public final class RunLock implements AutoCloseable {
  // POSIX drops all of a process's locks on a file when any of its channels to it closes. So a
  // second attempt within this process must be turned away before it opens a channel.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Whether nobody has claimed the runs of a study yet.
   *
   * @param folder {@code checkpoints/NAME}
   * @return whether it is empty or not there
   * @throws IllegalArgumentException when the folder lies in that of a run
   */
  public static boolean isUnclaimed(Path folder) {
    requireOutsideOfRuns(folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (NoSuchFileException e) {
      return true;
    } catch (NotDirectoryException e) {
      return false; // whoever claims it says so
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be looked at: " + FileFailure.reason(e), e);
    }
  }

  /**
   * Claims the runs of a study for this process.
   *
   * @param folder {@code checkpoints/NAME}; made if it is not there
   * @return what gives it back when it is closed
   * @throws IllegalArgumentException when this process or another one is at it already, or when the
   *     folder lies in that of a run
   */
  public static RunLock ofStudy(Path folder) {
    requireOutsideOfRuns(folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          folder + " cannot be made a folder: " + FileFailure.reason(e), e);
    }
    return acquire(
        folder.resolve("study.lock"),
        folder,
        "%s is being trained by another comparison: wait for it, or give this one another --name,"
            + " or its file another folder");
  }

  private static void requireOutsideOfRuns(Path folder) {
    Optional<Path> run = RunDirectory.around(folder);
    if (run.isPresent()) {
      throw new IllegalArgumentException(
          (isIn(folder, run.get())
                  ? "%s would lie in the folder of a run, %s: choose another --name"
                  : "%s is the folder of a run: choose another --name")
              .formatted(folder, run.get()));
    }
  }

  private static boolean isIn(Path folder, Path run) {
    try {
      return !Files.exists(folder) || !Files.isSameFile(folder, run);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be looked at: " + FileFailure.reason(e), e);
    }
  }

  /** Claims one run. */
  static RunLock ofRun(Path lockFile, Path folder) {
    return acquire(
        lockFile,
        folder,
        "%s is being written by another training: wait for it, or train into another --out");
  }

  private static RunLock acquire(Path lockFile, Path folder, String refusal) {
    try {
      Path file = folder.toRealPath().resolve(lockFile.getFileName());
      if (!HELD_HERE.add(file)) {
        throw new IllegalArgumentException(refusal.formatted(folder));
      }
      RunLock lock = null;
      try {
        lock = open(file);
      } finally {
        if (lock == null) {
          HELD_HERE.remove(file);
        }
      }
      if (lock == null) {
        throw new IllegalArgumentException(refusal.formatted(folder));
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException(lockFile + " cannot be locked: " + FileFailure.reason(e), e);
    }
  }

  private static RunLock open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            RegularFile.checked(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held in this process by a copy of this class from another loader
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : new RunLock(file, channel);
  }

  /** Gives the run back. The lock's file stays: deleting it would race with the next owner. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return; // closed before: by now the run may be another owner's
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be released: " + FileFailure.reason(e), e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
