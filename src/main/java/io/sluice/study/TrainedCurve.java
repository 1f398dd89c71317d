package io.sluice.study;

import io.sluice.experiment.RunCurve;
import io.sluice.experiment.Trial;
import io.sluice.run.CurveRow;
import io.sluice.run.RunRecords;
import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Rows of {@code curves.csv} of a run that was trained by steps of an optimizer.
 *
 * @param arm what the run tests
 * @param trial its seed, and its fold or 0
 * @param steps its length
 * @param flopsPerExample operations of training, a token or an image
 */
public record TrainedCurve(String arm, Trial trial, long steps, double flopsPerExample) {

  /**
   * The rows of a run.
   *
   * @param metrics its records
   * @return ascending; none if records are lost or altered, since a curve with a hole is another
   *     one
   */
  public List<CurveRow> of(RunRecords metrics) {
    if (metrics.notice().isPresent()) {
      return List.of();
    }
    List<CurveRow> rows = new ArrayList<>();
    Map<Long, Long> examples = new HashMap<>(Map.of(0L, 0L));
    for (TrainRecord record : metrics.of(TrainRecord.class)) {
      examples.put(record.step(), record.tokens());
      rows.add(
          row(
              record.step(),
              record.tokens(),
              record.elapsedS(),
              OptionalDouble.of(record.lossNats()),
              OptionalDouble.empty(),
              OptionalDouble.empty()));
    }
    for (ValidationRecord record : metrics.of(ValidationRecord.class)) {
      if (examples.containsKey(record.step())) {
        rows.add(
            row(
                record.step(),
                examples.get(record.step()),
                record.elapsedS(),
                OptionalDouble.empty(),
                OptionalDouble.of(record.validationLossNats()),
                record.accuracy()));
      }
    }
    return RunCurve.of(rows);
  }

  private CurveRow row(
      long step,
      long examples,
      double elapsedS,
      OptionalDouble trainingLoss,
      OptionalDouble validationLoss,
      OptionalDouble accuracy) {
    return new CurveRow(
        arm,
        trial.seed(),
        trial.fold() == 0 ? OptionalLong.empty() : OptionalLong.of(trial.fold()),
        steps,
        step,
        examples,
        elapsedS,
        trainingLoss,
        validationLoss,
        accuracy,
        validationLoss.isPresent()
            ? OptionalDouble.of(flopsPerExample * examples)
            : OptionalDouble.empty());
  }
}
