package io.sluice.recipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder that is built into the program, whether that is a folder or a jar. */
public final class ResourceFolder {

  private ResourceFolder() {}

  /**
   * Reads it.
   *
   * @param folder of a class path
   * @param ending of its files
   * @return texts by the names of their files without the ending
   */
  public static SortedMap<String, String> texts(URL folder, String ending) {
    URI uri = URI.create(folder.toString());
    try {
      if (!uri.getScheme().equals("jar")) {
        return texts(Path.of(uri), ending);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return texts(
            jar.getPath(uri.toString().substring(uri.toString().indexOf('!') + 1)), ending);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static SortedMap<String, String> texts(Path folder, String ending) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
        String name = file.getFileName().toString();
        texts.put(name.substring(0, name.length() - ending.length()), Files.readString(file));
      }
    }
    return texts;
  }
}
