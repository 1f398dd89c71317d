package io.sluice.cli;

import io.sluice.experiment.CsvText;
import io.sluice.picture.Picture;
import io.sluice.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a command writes pictures and their numbers. Those of an earlier call are replaced; what
 * somebody else has put there, or has changed since, is not.
 */
final class PictureFolder {

  /** For the help of commands that write here. */
  static final String RECORD =
      "Each PNG file has an SVG beside it. What was written stands in "
          + WrittenFiles.NAME
          + " beside it, with its SHA-256.";

  private final Path folder;
  private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();

  private PictureFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder outside of all runs; it need not be there yet.
   *
   * @throws IllegalArgumentException if it is a file, or in a run
   */
  static PictureFolder at(Path folder) {
    RunDirectory.around(folder)
        .ifPresent(
            run -> {
              throw new IllegalArgumentException(
                  "--out %s lies in the run %s: name a folder outside of it"
                      .formatted(Home.shown(folder), Home.shown(run)));
            });
    return checked(folder);
  }

  /** A folder of a run's own, such as {@code analysis}, or any other outside of all runs. */
  static PictureFolder of(RunDirectory run, Path folder) {
    Path own = run.folder().resolve("analysis");
    Optional<Path> around = RunDirectory.around(folder);
    boolean isOwn =
        folder.toAbsolutePath().normalize().equals(own.toAbsolutePath().normalize())
            && around.equals(RunDirectory.around(run.folder()));
    return isOwn ? checked(folder) : at(folder);
  }

  private static PictureFolder checked(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--out " + Home.shown(folder) + " is a file: name a folder");
    }
    return new PictureFolder(folder);
  }

  /** As pixels and as shapes. */
  void add(String name, Picture picture) {
    files.put(name, picture::png);
    files.put(Picture.vector(name), picture::svg);
  }

  void add(String name, List<String> header, List<List<String>> rows) {
    files.put(name, () -> CsvText.of(header, rows).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes all that was added, or nothing.
   *
   * @param overwrite whether somebody else's files of these names may go
   * @throws IllegalArgumentException if one of them may not
   */
  void write(boolean overwrite) {
    WrittenFiles written = WrittenFiles.in(folder);
    for (String name : files.keySet()) {
      if (!overwrite && written.isForeign(name)) {
        throw new IllegalArgumentException(
            "%s was not made by this command, or changed since: choose another --out, or add --overwrite"
                .formatted(Home.shown(folder.resolve(name))));
      }
    }
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach((name, content) -> contents.put(name, content.get()));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          Home.shown(folder) + " cannot be made a folder: choose another --out", e);
    }
    written.write(contents);
  }

  /** The files, as a person would type them. */
  List<String> written() {
    return files.keySet().stream()
        .map(name -> Home.shown(folder.resolve(name)).toString())
        .toList();
  }

  void print(Invocation invocation) {
    written().forEach(file -> invocation.row("wrote", "%s", file));
  }
}
