package io.sluice.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * An event file, appended to. Events are written whole, one or many at once, so that a process
 * killed at any instant leaves whole events; after a loss of power the end may be missing or torn,
 * which TensorBoard passes over.
 */
public final class EventFile implements AutoCloseable {

  private final FileChannel channel;
  private final ByteArrayOutputStream added = new ByteArrayOutputStream();

  /** Bytes in the file. */
  private long size;

  EventFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Makes a file. It voids what files with lesser names in its folder say, so that TensorBoard,
   * where it has read them, forgets it.
   *
   * @param file must not be there; TensorBoard takes what has {@code tfevents} in its name
   * @param wallTimeS seconds since 1970
   * @return the file
   * @throws IOException if it cannot be made; what there may be of it shows nothing
   */
  public static EventFile create(Path file, double wallTimeS) throws IOException {
    EventFile events =
        new EventFile(
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    try {
      events.add(Event.version(wallTimeS));
      events.add(Event.start(wallTimeS));
      events.write();
      return events;
    } catch (IOException | RuntimeException e) {
      events.channel.close();
      throw e;
    }
  }

  /**
   * Adds what cards show at a step, which {@link #write} puts into the file.
   *
   * @param wallTimeS seconds since 1970
   * @param step from 0
   * @param values of different tags
   */
  public void add(double wallTimeS, long step, List<SummaryValue> values) {
    add(Event.summary(wallTimeS, step, values));
  }

  private void add(byte[] event) {
    added.writeBytes(FramedRecord.of(event));
  }

  /**
   * Appends what was added.
   *
   * @throws IOException if it cannot be written; the file ends before it then
   */
  public void write() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(added.toByteArray());
    added.reset();
    channel.write(bytes);
    if (bytes.hasRemaining()) {
      // A disk about to be full takes a part; without it the file stays whole.
      channel.truncate(size);
      throw new IOException("No space left on device");
    }
    size += bytes.limit();
  }

  /** Closes the file, once it is on the disk. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.isOpen()) {
        channel.force(false);
      }
    }
  }
}
