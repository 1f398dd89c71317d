package io.sluice.report.html;

import io.sluice.data.FileFailure;
import io.sluice.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The runs of a study that are still there.
 *
 * @param runs in the order of their names
 * @param unreadable why others are left out, a sentence each
 */
record RunFolders(List<Kept> runs, List<String> unreadable) {

  /** A run, with the tree of its configuration. */
  record Kept(String name, Map<?, ?> configuration) {}

  private static final String CONFIGURATION = "config.json";

  /** Those in a folder, which may be missing. */
  static RunFolders of(Path checkpoints) {
    List<Kept> runs = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path run : folders(checkpoints)) {
      String name = run.getFileName().toString();
      try {
        Map<?, ?> configuration = Json.read(run.resolve(CONFIGURATION), Map.class);
        runs.add(new Kept(name, (Map<?, ?>) withoutFolders(configuration)));
      } catch (IllegalArgumentException | UncheckedIOException e) {
        // One damaged run keeps no report from being written: it is named instead.
        unreadable.add("%s: %s".formatted(name, e.getMessage()));
      }
    }
    return new RunFolders(runs, unreadable);
  }

  /** A page is passed on: where somebody's files lie is nobody else's business. */
  private static Object withoutFolders(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> kept = new LinkedHashMap<>();
      map.forEach((key, each) -> kept.put(key, withoutFolders(each)));
      return kept;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RunFolders::withoutFolders).toList();
    }
    return value instanceof String text && text.matches("([A-Za-z]:)?[/\\\\].*")
        ? text.replaceFirst(".*[/\\\\]", "")
        : value;
  }

  private static List<Path> folders(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(checkpoints)) {
      return all.filter(run -> Files.exists(run.resolve(CONFIGURATION))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(checkpoints + " cannot be read: " + FileFailure.reason(e), e);
    }
  }
}
