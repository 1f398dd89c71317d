package io.sluice.experiment;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one run of an arm came to at a checkpoint.
 *
 * @param arm the level of each factor
 * @param trial seed and fold
 * @param checkpoint steps, epochs or iterations
 * @param values by metric; one that was not kept is missing
 * @param diverged the step at which the run was not finite any more, so that nothing was measured
 * @param testOverTraining patterns measured on over those trained on, where folds share them; 0 for
 *     independent runs
 */
public record Observation(
    Map<String, String> arm,
    Trial trial,
    long checkpoint,
    Map<Metric, Double> values,
    OptionalLong diverged,
    double testOverTraining) {

  /** Copies the values. */
  public Observation {
    arm = Map.copyOf(arm);
    values = Map.copyOf(values);
  }

  /** The number of a metric, if it was kept. */
  public OptionalDouble value(Metric metric) {
    Double value = values.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
