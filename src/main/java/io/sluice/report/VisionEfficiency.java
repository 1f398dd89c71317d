package io.sluice.report;

import io.sluice.measure.Convergence;
import io.sluice.measure.Quartiles;
import io.sluice.measure.Sample;
import io.sluice.run.VisionRow;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How fast the runs of one activation learn, and how fast they train, against the baseline in the
 * same net.
 *
 * @param own runs that reached the end, at least one, each its scores from the first epoch to the
 *     last
 * @param baseline the baseline's; may be none
 */
record VisionEfficiency(List<List<VisionRow.Score>> own, List<List<VisionRow.Score>> baseline) {

  private static final int PERCENT = 100;

  VisionComparison.Curve curve() {
    double[] errors = mean(own, VisionEfficiency::error);
    Convergence error = Convergence.of(errors);
    Sample areas =
        Sample.of(
            own.stream().mapToDouble(run -> area(List.of(run), VisionEfficiency::error)).toArray());
    OptionalDouble reached = OptionalDouble.empty();
    OptionalDouble efficiency = OptionalDouble.empty();
    OptionalDouble change = OptionalDouble.empty();
    if (!baseline.isEmpty()) {
      double[] theirs = mean(baseline, VisionEfficiency::error);
      double threshold = theirs[theirs.length - 1];
      reached = Convergence.reached(threshold, errors);
      if (reached.isPresent()) {
        // The baseline may have been as good before its end.
        double first = Convergence.reached(threshold, theirs).orElseThrow();
        efficiency = OptionalDouble.of(PERCENT * (first / reached.getAsDouble() - 1));
      }
      double area = Convergence.of(theirs).area();
      change =
          area > 0
              ? OptionalDouble.of(PERCENT * (error.area() / area - 1))
              : OptionalDouble.empty();
    }
    return new VisionComparison.Curve(
        error.area(),
        areas.standardDeviation(),
        error.mean(),
        area(own, VisionRow.Score::lossNats),
        area(own, VisionRow.Score::trainingLossNats),
        change,
        reached,
        efficiency);
  }

  VisionComparison.Cost cost() {
    double speed = speed(own);
    return new VisionComparison.Cost(
        speed,
        baseline.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(speed / speed(baseline)));
  }

  /** Images a second over the whole of a run, the median of the runs. */
  private static double speed(List<List<VisionRow.Score>> runs) {
    return Quartiles.of(
            runs.stream().mapToDouble(run -> run.get(run.size() - 1).imagesPerS()).toArray())
        .median();
  }

  private static double error(VisionRow.Score score) {
    return PERCENT * (1 - score.accuracy());
  }

  private static double area(
      List<List<VisionRow.Score>> runs, ToDoubleFunction<VisionRow.Score> number) {
    return Convergence.of(mean(runs, number)).area();
  }

  /** Epoch by epoch. */
  private static double[] mean(
      List<List<VisionRow.Score>> runs, ToDoubleFunction<VisionRow.Score> number) {
    return IntStream.range(0, runs.get(0).size())
        .mapToDouble(
            epoch ->
                Sample.of(runs.stream().map(run -> run.get(epoch)).mapToDouble(number).toArray())
                    .mean())
        .toArray();
  }
}
