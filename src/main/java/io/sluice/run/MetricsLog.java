package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.data.FileFailure;
import io.sluice.data.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
  private FileChannel channel;

  /** Of the same file, whatever becomes of its name. */
  private FileChannel written;

  private Object key;
  private final MessageDigest digest = Sha256.digest();
  private long records;

  /** Written with the first record, so that a log which is not empty has one. */
  private String heading = "";

  private Optional<String> notice = Optional.empty();

  /** The same for TensorBoard, where the log is a run's. */
  private Optional<RunEvents> events = Optional.empty();

  MetricsLog(Path file, FileChannel channel) throws IOException {
    this.file = file;
    open(channel);
  }

  private static FileChannel appending(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void open(FileChannel appending) throws IOException {
    try {
      key = key();
      written = FileChannel.open(file, StandardOpenOption.READ);
      channel = appending;
    } catch (IOException | RuntimeException e) {
      appending.close();
      throw e;
    }
  }

  /** What tells one file from another of the same name, where the system has that. */
  private Object key() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Opens the log of a run for appending, as {@link #open(Path, long)} does, after it has been
   * found to be the run's own, and notes in it whose records it holds and which of them are lost.
   * What is in it goes to an event file for TensorBoard too, see {@link RunEvents}.
   *
   * @param own the files of the run
   * @param keepThroughStep the step of the checkpoint from which the run goes on; below 0 if it
   *     begins
   * @param expected what the checkpoint says of the records up to its step
   * @return the log; {@link #notice} says whether records are lost
   * @throws IllegalArgumentException if the records are another run's
   */
  public static MetricsLog open(
      OwnFiles own, long keepThroughStep, Optional<MetricsExtent> expected) {
    Path file = own.run().metrics();
    boolean isSaid = false;
    if (Files.exists(file)) {
      List<MetricsLine> lines = MetricsLine.all(file);
      own.requireNotForeign(file, lines);
      isSaid =
          lines.stream()
              .filter(line -> line.isRunRecord() && line.step() < keepThroughStep)
              .flatMap(line -> line.run().stream())
              .anyMatch(run -> run.sha256().equals(own.identity().sha256()));
    }
    MetricsLog log = open(file, keepThroughStep, expected);
    long step = Math.max(0, keepThroughStep);
    try {
      log.events = Optional.of(RunEvents.begin(own.run(), Clock.systemUTC()));
      expected.ifPresent(extent -> log.noteGap(step, extent));
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
    if (!isSaid) {
      log.heading = Json.line(RunRecord.of(step, own.identity())) + "\n";
    }
    return log;
  }

  private void noteGap(long step, MetricsExtent expected) {
    MetricsExtent found = extent();
    if (!expected.equals(found)) {
      append(new GapRecord(step, expected.missingFrom(found)));
      notice =
          Optional.of(
              expected.sentence(file.toString(), found)
                  + ": the weights are whole and the run goes on, and its curves lack them");
    }
  }

  /**
   * Opens the log for appending and makes it if it is missing. Records of steps after {@code
   * keepThroughStep} are dropped, since the resumed run writes them again; so is a torn end. A
   * damaged line before a record that has to stay is refused.
   */
  public static MetricsLog open(Path file, long keepThroughStep) {
    return open(file, keepThroughStep, Optional.empty());
  }

  private static MetricsLog open(
      Path file, long keepThroughStep, Optional<MetricsExtent> checkpoint) {
    try {
      byte[] kept = Files.exists(file) ? keep(file, keepThroughStep, checkpoint) : new byte[0];
      MetricsLog log = new MetricsLog(file, appending(file));
      log.count(kept);
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be opened: " + FileFailure.reason(e), e);
    }
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
    JsonNode tree = Json.tree(record);
    byte[] line = (heading + tree + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      long before = channel.size();
      int written = channel.write(ByteBuffer.wrap(line));
      if (written < line.length) {
        // A disk about to be full takes a part; without it the file stays whole.
        channel.truncate(before);
        throw new IOException("No space left on device");
      }
      count(line);
      heading = "";
      events.ifPresent(shown -> shown.append(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(
          file
              + " cannot be written: "
              + FileFailure.reason(e)
              + "; the records before are not lost",
          e);
    }
  }

  private void count(byte[] lines) {
    digest.update(lines);
    for (byte letter : lines) {
      records += letter == '\n' ? 1 : 0;
    }
  }

  /** What has been written so far. */
  public synchronized MetricsExtent extent() {
    try {
      MessageDigest soFar = (MessageDigest) digest.clone();
      return new MetricsExtent(records, Sha256.hex(soFar));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of every Java platform can be cloned", e);
    }
  }

  /** That records of before are lost, if they are. */
  public Optional<String> notice() {
    return notice;
  }

  /**
   * Forces everything appended so far to the disk. A file that was taken away meanwhile is made
   * again from what its records were.
   *
   * @return that it was
   */
  public synchronized Optional<String> flushToDisk() {
    try {
      boolean isThere = Files.exists(file) && Objects.equals(key(), key);
      if (!isThere) {
        AtomicFile.write(file, this::copy);
        closeFile();
        open(appending(file));
      }
      channel.force(false);
      return isThere
          ? Optional.empty()
          : Optional.of(
              file
                  + " was deleted or replaced while the run was training: it is made again, with"
                  + " all records");
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be forced to disk: " + FileFailure.reason(e), e);
    }
  }

  private void copy(FileChannel target) throws IOException {
    long at = 0;
    long moved;
    do {
      moved = written.transferTo(at, Long.MAX_VALUE, target);
      at += moved;
    } while (moved > 0);
  }

  @Override
  public synchronized void close() {
    try {
      events.ifPresent(RunEvents::close);
    } finally {
      closeFile();
    }
  }

  private void closeFile() {
    try (FileChannel reader = written) {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be closed: " + FileFailure.reason(e), e);
    }
  }

  private static byte[] keep(Path file, long keepThroughStep, Optional<MetricsExtent> checkpoint)
      throws IOException {
    MetricsLine damaged = null;
    List<MetricsLine> lines = MetricsLine.all(file);
    for (MetricsLine line : lines) {
      if (!line.isWhole()) {
        damaged = damaged == null ? line : damaged;
      } else if (line.step() <= keepThroughStep && damaged != null) {
        throw damaged.refusal();
      }
    }
    byte[] whole = MetricsLine.text(lines, keepThroughStep).getBytes(StandardCharsets.UTF_8);
    // A validation that was made good after the checkpoint has its step, and is made again.
    byte[] content = checkpoint.flatMap(extent -> extent.beginningOf(whole)).orElse(whole);
    if (!Arrays.equals(content, Files.readAllBytes(file))) {
      AtomicFile.write(file, content);
    }
    return content;
  }
}
