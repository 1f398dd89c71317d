package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code metrics.jsonl}: one record a line, appended while a run trains.
 *
 * <p>A record is one write ending in a line feed, so that a process killed meanwhile leaves at most
 * a torn last line; after a loss of power more of the end may be missing unless {@link
 * #flushToDisk} came before. Flush before saving a checkpoint: then every record up to the
 * checkpoint's step is there when the run is resumed from it.
 *
 * <p>Failing writes and damaged files are an {@link UncheckedIOException} with the file and, where
 * there is one, the line.
 */
public final class MetricsLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private MetricsLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the log for appending and makes it if it is missing. Records of steps after {@code
   * keepThroughStep} are dropped, since the resumed run writes them again; so is a torn end. A
   * damaged line before a record that has to stay is refused.
   */
  public static MetricsLog open(Path file, long keepThroughStep) {
    try {
      if (Files.exists(file)) {
        keep(file, keepThroughStep);
      }
      return new MetricsLog(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be opened: " + AtomicFile.reason(e), e);
    }
  }

  static MetricsLog appendingTo(Path file) throws IOException {
    return new MetricsLog(
        file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /**
   * The records of one type, in the file's order. Records of types that this version does not know
   * are passed over, and so is a torn last line, which a run in progress may have.
   */
  public static <T extends MetricsRecord> List<T> read(Path file, Class<T> type) {
    List<T> records = new ArrayList<>();
    for (MetricsLine line : MetricsLine.all(file)) {
      if (line.isLast() && !line.isWhole()) {
        break;
      }
      JsonNode tree = line.tree();
      Json.bindIfKnown(tree, line.origin(), MetricsRecord.class)
          .filter(type::isInstance)
          .map(type::cast)
          .ifPresent(records::add);
    }
    return records;
  }

  /** Appends one record. */
  public synchronized void append(MetricsRecord record) {
    byte[] line = (Json.line(record) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      long before = channel.size();
      int written = channel.write(ByteBuffer.wrap(line));
      if (written < line.length) {
        // A disk about to be full takes a part; without it the file stays whole.
        channel.truncate(before);
        throw new IOException("No space left on device");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          file
              + " cannot be written: "
              + AtomicFile.reason(e)
              + "; the records before are not lost",
          e);
    }
  }

  /** Forces everything appended so far to the disk. */
  public synchronized void flushToDisk() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be forced to disk: " + AtomicFile.reason(e), e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be closed: " + AtomicFile.reason(e), e);
    }
  }

  private static void keep(Path file, long keepThroughStep) throws IOException {
    StringBuilder kept = new StringBuilder();
    MetricsLine damaged = null;
    for (MetricsLine line : MetricsLine.all(file)) {
      if (!line.isWhole()) {
        damaged = damaged == null ? line : damaged;
      } else if (line.step() <= keepThroughStep) {
        if (damaged != null) {
          throw damaged.refusal();
        }
        kept.append(line.text()).append('\n');
      }
    }
    byte[] content = kept.toString().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(content, Files.readAllBytes(file))) {
      AtomicFile.write(file, content);
    }
  }
}
