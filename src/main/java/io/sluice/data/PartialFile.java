package io.sluice.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The beginning of a file that is being fetched. It never grows beyond the length of the whole. */
final class PartialFile {
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final long whole;
  private long size;

  /** Hears how large the file is now. */
  @FunctionalInterface
  interface Watcher {
    void onSize(long size);
  }

  PartialFile(Path path, FileChannel channel, RemoteFile file) throws IOException {
    this.path = path;
    this.channel = channel;
    this.whole = file.bytes();
    this.size = channel.size();
    if (size > whole) {
      truncate();
    }
  }

  long size() {
    return size;
  }

  /** Adds bytes, and leaves those away that would be too many. */
  void append(byte[] bytes, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, (int) Math.min(count, whole - size));
    while (buffer.hasRemaining()) {
      size += channel.write(buffer, size);
    }
  }

  void truncate() throws IOException {
    channel.truncate(0);
    size = 0;
  }

  void deleteIfEmpty() throws IOException {
    if (size == 0) {
      Files.deleteIfExists(path);
    }
  }

  String sha256() throws IOException {
    MessageDigest digest = Sha256.digest();
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
    for (long at = 0; at < size; ) {
      buffer.clear();
      at += channel.read(buffer, at);
      digest.update(buffer.flip());
    }
    return Sha256.hex(digest);
  }
}
