package io.sluice.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Fetches files over the network. What has come is kept beside the target in a file that ends in
 * {@value PartialName#SUFFIX}; whoever asks again goes on from there, and so does the download
 * itself when a connection breaks. The target appears by a rename, whole and with the right
 * SHA-256, or not at all.
 */
public final class Download {
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECT)
          .build();
  private final Duration silence;

  /** Downloads that give a connection up when nothing has come for a minute. */
  public Download() {
    this(SILENCE);
  }

  Download(Duration silence) {
    this.silence = silence;
  }

  /**
   * Fetches a file; does nothing if the target is there.
   *
   * @param target where to; its folder is made if need be
   * @throws UncheckedIOException if it cannot be had or written, another process is fetching it, or
   *     what came is not the file
   */
  public void fetch(RemoteFile file, Path target, DownloadListener listener) {
    Path partial = PartialName.resumable(target);
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              partial,
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        lock(channel, target);
        // Another process may have finished between the two calls above.
        if (Files.exists(target)) {
          Files.deleteIfExists(partial);
          return;
        }
        PartialFile part = new PartialFile(partial, channel, file);
        try {
          complete(file, part, done -> listener.onProgress(target, done, file.bytes()));
        } finally {
          part.deleteIfEmpty();
        }
        channel.force(true);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          target
              + " cannot be written ("
              + e
              + "): make room or name another data directory with --data; what has come is kept in "
              + partial,
          e);
    }
  }

  /** Keeps others out until the channel is closed. */
  private static void lock(FileChannel channel, Path target) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this process, which comes to the same.
    }
    IOException busy = new IOException("locked");
    throw new UncheckedIOException(
        target + " is being fetched by another process: wait until it is there", busy);
  }

  /** Every round must bring something, so that this ends. */
  private void complete(RemoteFile file, PartialFile part, PartialFile.Watcher watcher)
      throws IOException {
    boolean begunBefore = part.size() > 0;
    watcher.onSize(part.size());
    while (true) {
      while (part.size() < file.bytes()) {
        new Transfer(client, silence, file, part).run(watcher);
      }
      String digest = part.sha256();
      if (digest.equals(file.sha256())) {
        return;
      }
      part.truncate();
      if (!begunBefore) {
        throw new UncheckedIOException(
            file.address()
                + " is not the file that it should be, its SHA-256 is "
                + digest
                + " instead of "
                + file.sha256()
                + ": get the file from somewhere else",
            new IOException("wrong SHA-256"));
      }
      // What was left by an earlier attempt may be to blame.
      begunBefore = false;
      watcher.onSize(0);
    }
  }
}
