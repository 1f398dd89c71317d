package io.sluice.study;

import io.sluice.run.Json;
import io.sluice.run.ResultRow;
import io.sluice.run.ResultsFile;
import io.sluice.run.SiteRow;
import io.sluice.run.SitesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code eval/NAME}: the plan and the results of one study. */
final class StudyFolder {

  private static final String PLAN = "study.yaml";

  private final Path folder;
  private final Study study;
  private final Set<Measured> earlier;

  /** What a row is about. */
  private record Measured(String variant, long seed, long mark) {
    static Set<Measured> of(List<ResultRow> rows) {
      return rows.stream()
          .map(row -> new Measured(row.variant(), row.seed(), row.mark()))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  private StudyFolder(Path folder, Study study, Set<Measured> earlier) {
    this.folder = folder;
    this.study = study;
    this.earlier = earlier;
  }

  /**
   * Looks at the folder, which may be missing.
   *
   * @throws IllegalArgumentException if it holds another study or damaged files
   */
  static StudyFolder open(Path folder, Study study) {
    Path plan = folder.resolve(PLAN);
    if (Files.exists(plan) && !Json.readYaml(plan, Study.class).equals(study)) {
      throw new IllegalArgumentException(
          plan
              + " holds another study than the one asked for: choose another --name, or run that"
              + " one with ./sluice compare "
              + plan);
    }
    Path results = folder.resolve(ResultsFile.NAME);
    Set<Measured> earlier =
        Files.exists(results) ? Measured.of(ResultsFile.read(results)) : Set.of();
    return new StudyFolder(folder, study, earlier);
  }

  /** Writes the plan; one that somebody wrote by hand stays as it is. */
  void writePlan() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be made a folder: " + e.getMessage(), e);
    }
    if (!Files.exists(folder.resolve(PLAN))) {
      Json.writeYaml(folder.resolve(PLAN), study);
    }
  }

  /**
   * Writes the results, unless the file holds rows that are missing from these: after somebody has
   * deleted the runs, what was learnt stays until all of it has been measured again.
   */
  void writeResults(List<ResultRow> rows, List<SiteRow> sites) {
    if (Measured.of(rows).containsAll(earlier)) {
      SitesFile.write(folder.resolve(SitesFile.NAME), sites);
      ResultsFile.write(folder.resolve(ResultsFile.NAME), rows);
    }
  }
}
