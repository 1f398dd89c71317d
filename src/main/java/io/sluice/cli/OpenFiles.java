package io.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files this process may have open at once; its own program takes some thirty of them. */
final class OpenFiles {

  /** With fewer a class, a library or a data set may be missing in the middle of something. */
  static final long LEAST = 128;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Pattern LIMIT = Pattern.compile("(?m)^Max open files +(\\d+) ");
  private static final String SYSTEMS_WORDS = "Too many open files";

  private OpenFiles() {}

  /** Why nothing should be begun, with what to do; empty where the system does not tell a limit. */
  static Optional<String> obstacle() {
    try {
      return obstacle(Files.readString(LIMITS));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<String> obstacle(String limits) {
    Matcher limit = LIMIT.matcher(limits);
    if (!limit.find() || Long.parseLong(limit.group(1)) >= LEAST) {
      return Optional.empty();
    }
    return Optional.of(
        "only %s files may be open at once, which is too few to begin with: allow more with ulimit -n 1024"
            .formatted(limit.group(1)));
  }

  /** What to do, if a limit is why something failed. */
  static Optional<String> explain(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(SYSTEMS_WORDS)) {
        return Optional.of(
            "more files would be open at once than are allowed: allow more with ulimit -n 1024, and"
                + " run the command again");
      }
    }
    return Optional.empty();
  }
}
