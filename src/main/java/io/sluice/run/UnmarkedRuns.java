package io.sluice.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those among some runs that were begun by versions which did not mark the files of a run. */
public final class UnmarkedRuns {

  private final List<Path> folders = new ArrayList<>();

  /** None so far. */
  public UnmarkedRuns() {}

  /**
   * Looks at a run that has been begun.
   *
   * @param folder the run's
   */
  public void look(Path folder) {
    if (!OwnFiles.of(RunDirectory.open(folder)).areMarked()) {
      folders.add(folder);
    }
  }

  /** One sentence about all of them, if there are any. */
  public Optional<String> notice() {
    return folders.stream()
        .findFirst()
        .map(
            first ->
                "%s%s: nothing tells whether all files there are the run's own"
                    .formatted(
                        first,
                        folders.size() == 1
                            ? " was begun by an earlier version"
                            : " and %,d others were begun by an earlier version"
                                .formatted(folders.size() - 1)));
  }
}
