package io.sluice.board;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The runs of a folder, by name. */
final class RunShelf {

  /** {@code checkpoints/STUDY/RUN} has two; studies of parts have three. */
  private static final int DEEPEST = 4;

  private final ShownFolder folder;
  private final Map<String, ShownRun> runs = new ConcurrentSkipListMap<>();

  /** What was in folders that have not changed since. */
  private final Map<Path, Listing> listings = new HashMap<>();

  private record Listing(FolderStamp stamp, List<Path> folders) {}

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
   * Lists the folder and looks at every file of every run that tells how it is.
   *
   * @return what has changed
   */
  synchronized Changes look() {
    listings.clear();
    return look(ShownRun::look);
  }

  /** The same where folders say that they have changed, which is cheaper. */
  synchronized Changes lookAround() {
    return look(ShownRun::lookAround);
  }

  private Changes look(Predicate<ShownRun> isChanged) {
    Map<String, Path> found = new TreeMap<>();
    find(folder.root(), DEEPEST, found);
    List<String> gone = new ArrayList<>(runs.keySet());
    gone.removeAll(found.keySet());
    gone.forEach(runs::remove);
    List<ShownRun> changed = new ArrayList<>();
    found.forEach(
        (name, path) -> {
          ShownRun run = runs.computeIfAbsent(name, absent -> new ShownRun(folder, path));
          if (isChanged.test(run)) {
            changed.add(run);
          }
        });
    return new Changes(changed, gone);
  }

  /** Looks at the metrics of the runs that may be training, which is cheaper still. */
  synchronized Changes lookAtMetrics() {
    return new Changes(
        runs().stream().filter(run -> !run.isDone()).filter(ShownRun::lookAtMetrics).toList(),
        List.of());
  }

  private void find(Path parent, int depth, Map<String, Path> found) {
    FolderStamp now = folder.stamp(parent);
    Listing listing = listings.get(parent);
    if (listing == null || !now.isSettled() || !now.equals(listing.stamp())) {
      listing = new Listing(now, folder.folders(parent));
      listings.put(parent, listing);
    }
    for (Path child : listing.folders()) {
      String name = folder.name(child);
      if (runs.containsKey(name) ? runs.get(name).isThere() : ShownRun.isIn(folder, child)) {
        found.put(name, child);
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
