package io.sluice.report.html;

import io.sluice.data.FileFailure;
import io.sluice.experiment.StudyFolder;
import io.sluice.run.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables beside a report, as they are.
 *
 * @param texts the files that the page has room for, by name
 * @param left the names of those that it has not
 */
record StudyTables(Map<String, String> texts, List<String> left) {

  /** Letters of all of them together: pages of a megabyte open at once. */
  private static final long ROOM = 1_200_000;

  /** In the order in which they are worth the room. */
  private static final List<String> FILES =
      List.of(
          StudyFolder.RESULTS,
          StudyFolder.FACTORS,
          StudyFolder.ATTACKS,
          StudyFolder.SITES,
          StudyFolder.OVERHEAD);

  /** Those in a study's folder. */
  static StudyTables of(Path folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    long used = 0;
    for (String name : FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        long size = size(file);
        if (used + size > ROOM) {
          left.add(name);
        } else {
          texts.put(name, Json.text(file));
          used += size;
        }
      }
    }
    return new StudyTables(texts, left);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + FileFailure.reason(e), e);
    }
  }

  /** For the template. */
  Map<String, Object> values() {
    return Map.of("names", List.copyOf(texts.keySet()), "left", left);
  }
}
