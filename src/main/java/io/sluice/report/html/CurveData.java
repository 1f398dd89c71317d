package io.sluice.report.html;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.StudyFolder;
import io.sluice.run.CurveRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the losses of a study's runs went, a run an entry.
 *
 * @param examples what they learn from: {@code tokens}
 * @param levels that are compared
 */
record CurveData(String examples, List<String> levels) {

  /** What tells runs apart. */
  private record Key(String arm, long seed, OptionalLong fold, long steps) {
    String label() {
      return "%s, seed %d%s"
          .formatted(arm, seed, fold.isPresent() ? ", fold " + fold.getAsLong() : "");
    }
  }

  /**
   * What {@code curves.js} takes.
   *
   * @param arm what the run tests
   * @param level of it that is compared
   * @param label the run
   * @param steps its length
   * @param x by what a curve may be drawn
   * @param y what may be drawn
   */
  record RunCurves(
      String arm,
      String level,
      String label,
      long steps,
      Map<String, List<Number>> x,
      Map<String, Some> y) {}

  /** Numbers of some rows, with the places of these. */
  record Some(List<Integer> at, List<Number> values) {}

  /** Those of a study's folder; none where it has none. */
  List<RunCurves> of(Path folder) {
    Path file = folder.resolve(StudyFolder.CURVES);
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<Key, List<CurveRow>> runs =
        new RecordCsv<>(CurveRow.class)
            .read(file).stream()
                .collect(
                    Collectors.groupingBy(
                        row -> new Key(row.arm(), row.seed(), row.fold(), row.steps()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    List<RunCurves> all = new ArrayList<>();
    runs.forEach((key, rows) -> all.add(run(key, rows)));
    return all;
  }

  private RunCurves run(Key key, List<CurveRow> rows) {
    Map<String, List<Number>> x = new LinkedHashMap<>();
    x.put("steps", column(rows, CurveRow::step));
    x.put(examples, column(rows, CurveRow::examples));
    x.put("seconds", column(rows, CurveRow::elapsedS));
    Map<String, Some> y = new LinkedHashMap<>();
    put(y, "validation loss", rows, CurveRow::validationLoss);
    put(y, "training loss", rows, CurveRow::trainingLoss);
    put(y, "accuracy", rows, CurveRow::accuracy);
    return new RunCurves(key.arm(), level(key.arm()), key.label(), key.steps(), x, y);
  }

  /** The level by which other charts name an arm, which is its last. */
  private String level(String arm) {
    return levels.stream()
        .filter(level -> arm.endsWith(" with " + level))
        .max(Comparator.comparingInt(String::length))
        .orElse(arm);
  }

  private static List<Number> column(List<CurveRow> rows, ToDoubleFunction<CurveRow> value) {
    return rows.stream().map(row -> Digits.of(value.applyAsDouble(row))).toList();
  }

  /** Only where rows have it, with their places. */
  private static void put(
      Map<String, Some> into,
      String name,
      List<CurveRow> rows,
      Function<CurveRow, OptionalDouble> value) {
    List<Integer> at =
        IntStream.range(0, rows.size())
            .filter(i -> value.apply(rows.get(i)).isPresent())
            .boxed()
            .toList();
    if (!at.isEmpty()) {
      into.put(
          name,
          new Some(
              at,
              at.stream().map(i -> Digits.of(value.apply(rows.get(i)).orElseThrow())).toList()));
    }
  }
}
