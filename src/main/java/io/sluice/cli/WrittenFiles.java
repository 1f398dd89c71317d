package io.sluice.cli;

import io.sluice.data.RegularFile;
import io.sluice.data.Sha256;
import io.sluice.run.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What commands have written into a folder: {@value #NAME} in it has a line a file as {@code
 * sha256sum} prints it. A file that is not as it was written is somebody's own.
 *
 * @param folder what the files are in
 * @param lines of the record
 */
record WrittenFiles(Path folder, Set<String> lines) {

  static final String NAME = ".sluice-sha256";

  private static final long LONGEST = 1 << 20;

  /**
   * The record of a folder; empty if there is none, or if somebody has put something else there.
   */
  static WrittenFiles in(Path folder) {
    Path record = folder.resolve(NAME);
    try {
      return Files.isRegularFile(record) && Files.size(record) <= LONGEST
          ? new WrittenFiles(
              folder,
              new String(Files.readAllBytes(record), StandardCharsets.UTF_8)
                  .lines()
                  .collect(Collectors.toSet()))
          : new WrittenFiles(folder, Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException(Home.shown(record) + " cannot be read: delete it", e);
    }
  }

  /** Whether a file would be lost if it were written over. */
  boolean isForeign(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try {
      return !lines.contains(line(name, Files.readAllBytes(RegularFile.checked(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(
          Home.shown(file) + " cannot be read: check its permissions", e);
    }
  }

  /**
   * Writes files. A process killed meanwhile leaves a record that knows the old ones and the new.
   *
   * @param files by name
   */
  void write(Map<String, byte[]> files) {
    Set<String> written = new TreeSet<>();
    files.forEach((name, bytes) -> written.add(line(name, bytes)));
    Set<String> old = new TreeSet<>(lines);
    old.addAll(written);
    record(old);
    files.forEach((name, bytes) -> AtomicFile.write(folder.resolve(name), bytes));
    old.removeIf(
        line ->
            !written.contains(line)
                && files.keySet().stream().anyMatch(name -> line.endsWith("  " + name)));
    record(old);
  }

  private void record(Set<String> all) {
    AtomicFile.write(folder.resolve(NAME), String.join("\n", all) + "\n");
  }

  private static String line(String name, byte[] bytes) {
    return Sha256.of(bytes) + "  " + name;
  }
}
