package io.sluice.run;

import io.sluice.data.FileFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code events.out.tfevents.1764600000.sluice}: the seconds since 1970 when its sitting began.
 * TensorBoard reads the files of a folder in the order of their names, and what it has read it does
 * not read again: so each sitting's has a name of its own, greater than those before.
 *
 * <p>The file of the sitting before is left empty and goes with the next one: a TensorBoard that
 * has it open would not get beyond a file that is gone.
 */
final class EventFileName {

  private static final Pattern FORM =
      Pattern.compile("events\\.out\\.tfevents\\.(\\d{10})\\.sluice");

  private EventFileName() {}

  /**
   * Empties the files of earlier sittings, and deletes all but the last of them.
   *
   * @param folder of a run, locked
   * @return the path for the one of this sitting
   */
  static Path replaceAll(Path folder, Clock clock) {
    try {
      long seconds = clock.instant().getEpochSecond();
      List<Path> earlier = in(folder);
      if (!earlier.isEmpty()) {
        Path last = earlier.get(earlier.size() - 1);
        seconds = Math.max(seconds, seconds(last) + 1);
        Files.write(last, new byte[0]);
        for (Path older : earlier.subList(0, earlier.size() - 1)) {
          Files.delete(older);
        }
      }
      return folder.resolve("events.out.tfevents.%010d.sluice".formatted(seconds));
    } catch (IOException e) {
      throw new UncheckedIOException(
          folder
              + " cannot be cleared of earlier events.out.tfevents.*.sluice: "
              + FileFailure.reason(e),
          e);
    }
  }

  /** Those that are there, the earliest first. */
  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> name(file).matches())
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private static long seconds(Path file) {
    Matcher name = name(file);
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  private static Matcher name(Path file) {
    return FORM.matcher(file.getFileName().toString());
  }
}
