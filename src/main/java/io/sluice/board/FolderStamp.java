package io.sluice.board;

import java.time.Duration;
import java.time.Instant;

/**
 * By which a folder is seen to have got, lost or renamed a file.
 *
 * @param changed when it last did; the epoch if it is not there
 */
record FolderStamp(Instant changed) {

  /** File systems tell times apart that are so far from one another. */
  private static final Duration GRANULARITY = Duration.ofSeconds(3);

  /** Whether a later change would have another time. */
  boolean isSettled() {
    return changed.isBefore(Instant.now().minus(GRANULARITY));
  }
}
