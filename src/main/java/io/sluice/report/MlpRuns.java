package io.sluice.report;

import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The rows of one study of small networks, checked to be comparable, as runs. */
final class MlpRuns {

  private final MlpQuestion question;
  private final Map<String, NavigableMap<Long, MlpRow>> folds = new HashMap<>();
  private final Map<Cell, Map<Trial, NavigableMap<Long, MlpRow>>> runs = new HashMap<>();

  /** One method on one data set. */
  record Cell(String data, long hidden, String method) {
    Cell with(String other) {
      return new Cell(data, hidden, other);
    }
  }

  MlpRuns(MlpQuestion question, List<MlpRow> rows) {
    this.question = question;
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "the study %s has no results yet: let at least one run finish"
              .formatted(question.study()));
    }
    rows.forEach(this::add);
    runs.values().forEach(this::requireWhole);
  }

  private void add(MlpRow row) {
    if (!isPlanned(row)) {
      throw refused(row, "is not in the study's plan");
    }
    NavigableMap<Long, MlpRow> ofData = folds.computeIfAbsent(row.data(), data -> new TreeMap<>());
    MlpRow ofFold = ofData.computeIfAbsent(row.fold(), fold -> row);
    MlpRow first = ofData.firstEntry().getValue();
    if (!row.conditions().equals(ofFold.conditions())
        || !row.conditions().isSameButForFold(first.conditions())
        || MlpMeasure.of(row) != MlpMeasure.of(first)) {
      throw refused(
          row,
          "was made under other conditions than the first row of its data set, so they cannot be"
              + " compared");
    }
    MlpRow other =
        runs.computeIfAbsent(
                new Cell(row.data(), row.hidden(), row.method()), cell -> new LinkedHashMap<>())
            .computeIfAbsent(trial(row), trial -> new TreeMap<>())
            .put(row.iteration(), row);
    if (other != null) {
      throw refused(row, "occurs twice");
    }
  }

  private boolean isPlanned(MlpRow row) {
    return row.study().equals(question.study())
        && question.data().contains(row.data())
        && question.hidden().contains(row.hidden())
        && question.methods().contains(row.method())
        && trials().contains(trial(row));
  }

  /** A mean over runs at an iteration is one over all of them. */
  private void requireWhole(Map<Trial, NavigableMap<Long, MlpRow>> cell) {
    NavigableMap<Long, MlpRow> first = cell.values().iterator().next();
    for (NavigableMap<Long, MlpRow> run : cell.values()) {
      MlpRow last = run.lastEntry().getValue();
      if (last.iteration() != last.conditions().iterations()) {
        throw refused(
            last, "is the last of its run, of %d".formatted(last.conditions().iterations()));
      }
      if (!run.keySet().equals(first.keySet())) {
        throw refused(last, "ends a run that is recorded at other iterations than the one before");
      }
    }
  }

  private IllegalArgumentException refused(MlpRow row, String what) {
    return new IllegalArgumentException(
        "the results of %s cannot be reported: the row of %s with %d hidden units and %s, %s, iteration %d %s"
            .formatted(
                question.study(),
                row.data(),
                row.hidden(),
                row.method(),
                trial(row),
                row.iteration(),
                what));
  }

  private static Trial trial(MlpRow row) {
    return new Trial(row.seed(), row.fold());
  }

  /** All that are planned. */
  List<Trial> trials() {
    return question.seeds().stream()
        .flatMap(
            seed ->
                LongStream.rangeClosed(Math.min(1, question.folds()), question.folds())
                    .mapToObj(fold -> new Trial(seed, fold)))
        .toList();
  }

  /** How many are there. */
  int count() {
    return runs.values().stream().mapToInt(Map::size).sum();
  }

  /** What networks were trained on, if any was on this. */
  Optional<MlpComparison.DataSet> data(String name) {
    return Optional.ofNullable(folds.get(name))
        .map(ofData -> ofData.firstEntry().getValue())
        .map(row -> new MlpComparison.DataSet(name, MlpMeasure.of(row), row.conditions()));
  }

  /** Patterns of a fold over those of all others; 0 where runs share none by design. */
  double testOverTraining(String name) {
    if (question.folds() == 0) {
      return 0;
    }
    long test = 0;
    long training = 0;
    for (MlpRow row : folds.get(name).values()) {
      test += row.conditions().testPatterns();
      training += row.conditions().trainingPatterns();
    }
    return (double) test / training;
  }

  /** The runs of a cell in the order of the plan, each its rows by iteration; none if none is. */
  Map<Trial, List<MlpRow>> of(Cell cell) {
    Map<Trial, NavigableMap<Long, MlpRow>> there = runs.getOrDefault(cell, Map.of());
    Map<Trial, List<MlpRow>> ordered = new LinkedHashMap<>();
    for (Trial trial : trials()) {
      if (there.containsKey(trial)) {
        ordered.put(trial, new ArrayList<>(there.get(trial).values()));
      }
    }
    return ordered;
  }
}
