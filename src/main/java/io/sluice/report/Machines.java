package io.sluice.report;

import io.sluice.experiment.Numbers;
import io.sluice.run.Machine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What computed the rows of a study, and by which commits. */
record Machines(List<Optional<Machine>> rows) {

  /** Behind the version, where rows say anything. */
  String words() {
    List<String> parts =
        rows.stream().flatMap(Optional::stream).map(Machine::words).distinct().sorted().toList();
    List<String> commits = List.copyOf(commits());
    return (commits.isEmpty() ? "" : ", commit " + Numbers.list(commits))
        + (parts.isEmpty() ? "" : ", " + Numbers.list(parts));
  }

  private TreeSet<String> commits() {
    return rows.stream()
        .flatMap(Optional::stream)
        .flatMap(machine -> machine.commit().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What follows from processors or instruction sets that differ. */
  private String consequence() {
    boolean pinnedAlike =
        rows.stream().allMatch(row -> row.filter(Machine::isPinned).isPresent())
            && rows.stream().map(row -> row.orElseThrow().instructionSet()).distinct().count() == 1;
    return pinnedAlike
        ? "their instructions are pinned alike, and so are losses, to the last bit"
        : "another processor or instruction set rounds sums in another way, which moves losses";
  }

  /** That rows were not made alike, if so. */
  Optional<String> difference() {
    Map<String, Long> counts =
        rows.stream()
            .map(row -> row.map(Machine::words).orElse("a machine that is not known"))
            .collect(
                Collectors.groupingBy(words -> words, LinkedHashMap::new, Collectors.counting()));
    boolean alike = counts.size() < 2 && commits().size() < 2;
    if (alike) {
      return Optional.empty();
    }
    return Optional.of(
        "not made alike: rows are of %s%s%s"
            .formatted(
                Numbers.list(
                    counts.entrySet().stream()
                        .map(
                            each ->
                                "%s (%s)".formatted(each.getKey(), Numbers.count(each.getValue())))
                        .toList()),
                commits().size() > 1 ? ", and of %d commits".formatted(commits().size()) : "",
                counts.size() > 1 ? "; " + consequence() : ""));
  }
}
