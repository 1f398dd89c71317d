package io.sluice.experiment;

import io.sluice.measure.Sample;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of one arm at a checkpoint.
 *
 * @param arm the level of each factor
 * @param checkpoint steps, epochs or iterations
 * @param metric what was measured
 * @param sample over the runs; absent if none has it
 * @param difference to the arm with the baseline; absent for that itself, and where no pair has
 *     both
 */
public record Cell(
    Map<String, String> arm,
    long checkpoint,
    Metric metric,
    Optional<Sample> sample,
    Optional<Difference> difference) {

  /** How many runs have it. */
  public int n() {
    return sample.map(Sample::count).orElse(0);
  }

  /** Mean over the runs. */
  public OptionalDouble mean() {
    return sample.stream().mapToDouble(Sample::mean).findFirst();
  }

  /** Standard deviation between the runs; absent for one run. */
  public OptionalDouble spread() {
    return sample.map(Sample::standardDeviation).orElse(OptionalDouble.empty());
  }
}
