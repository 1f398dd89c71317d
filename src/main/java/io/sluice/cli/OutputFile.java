package io.sluice.cli;

import io.sluice.run.RunDirectory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A file that an option names for a result: nothing that is there is lost by it unasked. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Looks before the work is done.
   *
   * @param flag the option
   * @return the file, if the option was given
   * @throws IllegalArgumentException if it is there and {@code --overwrite} was not given, is
   *     nothing that can be replaced, or belongs to a run
   */
  static Optional<Path> of(Invocation invocation, Flag<Path> flag) {
    Optional<Path> given = invocation.get(flag);
    if (given.isEmpty() && invocation.arguments().has(Flags.OVERWRITE)) {
      throw new IllegalArgumentException(
          "--overwrite belongs to --" + flag.name() + ": leave it out");
    }
    given.ifPresent(
        file -> check("--" + flag.name(), file, invocation.arguments().has(Flags.OVERWRITE)));
    return given;
  }

  private static void check(String option, Path file, boolean overwrite) {
    Path shown = Home.shown(file);
    // A link in a run, a link to a run, and a file in a run.
    Stream.of(file.toAbsolutePath().getParent(), file)
        .flatMap(place -> Optional.ofNullable(place).flatMap(RunDirectory::around).stream())
        .findFirst()
        .ifPresent(
            run -> {
              throw new IllegalArgumentException(
                  "%s %s lies in the run %s: name a file outside of it"
                      .formatted(option, shown, Home.shown(run)));
            });
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("%s %s is a folder: name a file".formatted(option, shown));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s %s is a pipe or a device, which cannot be replaced: name a file"
              .formatted(option, shown));
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !overwrite) {
      throw new IllegalArgumentException(
          "%s %s is there already: name another file, or add --overwrite".formatted(option, shown));
    }
  }
}
