package io.sluice.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The runs of a folder, by name. */
final class RunShelf {

  /** {@code checkpoints/STUDY/RUN} has two; studies of parts have three. */
  private static final int DEEPEST = 4;

  private final ShownFolder folder;
  private final Map<String, ShownRun> runs = new ConcurrentSkipListMap<>();

  RunShelf(ShownFolder folder) {
    this.folder = folder;
  }

  /** A run by the name that the list gives it. */
  Optional<ShownRun> run(String name) {
    return Optional.ofNullable(runs.get(name));
  }

  List<ShownRun> runs() {
    return List.copyOf(runs.values());
  }

  /**
   * Lists the folder and looks at every run.
   *
   * @return what has changed
   */
  synchronized Changes look() {
    Map<String, Path> found = new TreeMap<>();
    find(folder.root(), DEEPEST, found);
    List<String> gone = new ArrayList<>(runs.keySet());
    gone.removeAll(found.keySet());
    gone.forEach(runs::remove);
    List<ShownRun> changed = new ArrayList<>();
    found.forEach(
        (name, path) -> {
          ShownRun run = runs.computeIfAbsent(name, absent -> new ShownRun(folder, path));
          if (run.look()) {
            changed.add(run);
          }
        });
    return new Changes(changed, gone);
  }

  /** Looks at the metrics of the runs that are known, which is cheaper. */
  synchronized Changes lookAtMetrics() {
    return new Changes(runs().stream().filter(ShownRun::lookAtMetrics).toList(), List.of());
  }

  private void find(Path parent, int depth, Map<String, Path> found) {
    for (Path child : folder.folders(parent)) {
      if (ShownRun.isIn(folder, child)) {
        found.put(folder.name(child), child);
      } else if (depth > 1) {
        find(child, depth - 1, found);
      }
    }
  }

  /**
   * What a look has found.
   *
   * @param changed runs that are new or have changed
   * @param gone names of runs that are no longer there
   */
  record Changes(List<ShownRun> changed, List<String> gone) {
    boolean isNothing() {
      return changed.isEmpty() && gone.isEmpty();
    }
  }
}
