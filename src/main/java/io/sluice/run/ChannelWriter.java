package io.sluice.run;

import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * What writes a file's content; see {@link AtomicFile#write(java.nio.file.Path, ChannelWriter)}.
 */
@FunctionalInterface
public interface ChannelWriter {
  /** Writes everything to the channel, which starts empty; the caller forces and closes it. */
  void write(FileChannel channel) throws IOException;
}
