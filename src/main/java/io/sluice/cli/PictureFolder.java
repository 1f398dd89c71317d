package io.sluice.cli;

import io.sluice.picture.Figure;
import io.sluice.run.CsvFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a command writes pictures and their numbers; those of an earlier call are replaced. */
final class PictureFolder {

  private final Path folder;
  private final List<Path> written = new ArrayList<>();

  private PictureFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder, made if it is missing. */
  static PictureFolder make(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--out " + Home.shown(folder) + " is a file: name a folder");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          Home.shown(folder) + " cannot be made a folder: choose another --out", e);
    }
    return new PictureFolder(folder);
  }

  void write(String name, Figure figure) {
    figure.write(file(name));
  }

  void write(String name, List<String> header, List<List<String>> rows) {
    CsvFile.write(file(name), header, rows);
  }

  private Path file(String name) {
    Path file = folder.resolve(name);
    written.add(file);
    return file;
  }

  /** The files written so far, as a person would type them. */
  List<String> written() {
    return written.stream().map(file -> Home.shown(file).toString()).toList();
  }

  void print(Invocation invocation) {
    written().forEach(file -> invocation.print("%s", Text.row("wrote", "%s", file)));
  }
}
