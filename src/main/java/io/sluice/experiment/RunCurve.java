package io.sluice.experiment;

import io.sluice.run.CurveRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way of a run with few enough points for a table: at most {@value #MOST} training losses and
 * as many validations. Which steps stay depends on the run's length alone, so that runs of one
 * length have points at the same steps, and pair.
 */
public final class RunCurve {
  static final int MOST = 64;

  private RunCurve() {}

  /**
   * Takes the last validation of each of {@value #MOST} parts of the run's length, and the mean of
   * the training losses of each. Rows of one step become one.
   *
   * @param rows of one run, ascending; a training loss in a row with a validation stays beside it
   *     as it is
   * @return some of them, ascending
   */
  public static List<CurveRow> of(List<CurveRow> rows) {
    Map<Long, CurveRow> validations = new TreeMap<>();
    Map<Long, List<CurveRow>> steps = new TreeMap<>();
    for (CurveRow row : rows) {
      if (row.validationLoss().isPresent()) {
        validations.put(part(row), row);
      } else {
        steps.computeIfAbsent(part(row), part -> new ArrayList<>()).add(row);
      }
    }
    return Stream.concat(validations.values().stream(), steps.values().stream().map(RunCurve::mean))
        .collect(Collectors.toMap(CurveRow::step, row -> row, RunCurve::joined, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /** From 1, of equal lengths; 0 is the step before the first. */
  private static long part(CurveRow row) {
    return (row.step() * MOST + row.steps() - 1) / row.steps();
  }

  /** At the last of them. */
  private static CurveRow mean(List<CurveRow> rows) {
    double mean =
        rows.stream().mapToDouble(row -> row.trainingLoss().orElseThrow()).average().orElseThrow();
    return with(rows.get(rows.size() - 1), OptionalDouble.of(mean));
  }

  private static CurveRow joined(CurveRow validation, CurveRow steps) {
    return with(validation, steps.trainingLoss());
  }

  private static CurveRow with(CurveRow row, OptionalDouble trainingLoss) {
    return new CurveRow(
        row.arm(),
        row.seed(),
        row.fold(),
        row.steps(),
        row.step(),
        row.examples(),
        row.elapsedS(),
        trainingLoss,
        row.validationLoss(),
        row.accuracy(),
        row.flops());
  }
}
