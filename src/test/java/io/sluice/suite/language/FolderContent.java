package io.sluice.suite.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder, to see whether one changed. */
final class FolderContent {
  private FolderContent() {}

  static Map<String, List<Byte>> of(Path folder) throws IOException {
    Map<String, List<Byte>> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Byte[] bytes = new Byte[(int) Files.size(file)];
        byte[] read = Files.readAllBytes(file);
        Arrays.setAll(bytes, i -> read[i]);
        content.put(file.getFileName().toString(), List.of(bytes));
      }
    }
    return content;
  }
}
