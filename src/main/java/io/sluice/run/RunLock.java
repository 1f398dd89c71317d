package io.sluice.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to write into a run's folder; the operating system takes it back from the dead. */
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

  static RunLock acquire(Path lockFile, Path folder) {
    try {
      Path file = folder.toRealPath().resolve(lockFile.getFileName());
      if (!HELD_HERE.add(file)) {
        throw taken(folder);
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
        throw taken(folder);
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException(lockFile + " cannot be locked: " + AtomicFile.reason(e), e);
    }
  }

  private static RunLock open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
      throw new UncheckedIOException(file + " cannot be released: " + AtomicFile.reason(e), e);
    } finally {
      HELD_HERE.remove(file);
    }
  }

  private static IllegalArgumentException taken(Path folder) {
    return new IllegalArgumentException(
        folder + " is being written by another training: wait for it, or use another --out");
  }
}
