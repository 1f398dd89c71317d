package io.sluice.cli;

import java.util.List;

/** That a file did not fit on its disk, its quota or its limit, in the words of the systems. */
final class FullDisk {

  private static final List<String> SYSTEMS_WORDS =
      List.of("No space left on device", "Disk quota exceeded", "File too large");

  private FullDisk() {}

  /** Whether that is why something failed. */
  static boolean explains(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (SYSTEMS_WORDS.stream().anyMatch(String.valueOf(cause.getMessage())::contains)) {
        return true;
      }
    }
    return false;
  }
}
