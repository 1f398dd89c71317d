package io.sluice.run;

import java.util.OptionalDouble;

/**
 * One iteration of the training of a network with one hidden layer: the network that one would keep
 * after it.
 *
 * @param step the iteration; 0 is the first solve for the output weights. Of Adam the optimizer's
 *     steps, as in the other records of its run: divided by the steps of an epoch, which are its
 *     patterns over its batch, rounded up, they are the epochs
 * @param trainingError mean squared error a pattern, summed over outputs, or cross-entropy in nats;
 *     with the ridge's part, and of the targets that training itself has moved, if it moves them
 * @param testError the same of the test patterns, without a ridge's part, and where targets are
 *     reset, from 0 and 1; none where all rows are trained on
 * @param trainingErrorRate share of training patterns that were told wrongly, where there are
 *     classes
 * @param testErrorRate the same of the test patterns, if there are some
 * @param multiplies multiplies counted since the start
 * @param dependent basis functions that the last solve found to be sums of others
 * @param elapsedS seconds of training so far, measurements left out
 */
public record IterationRecord(
    long step,
    double trainingError,
    OptionalDouble testError,
    OptionalDouble trainingErrorRate,
    OptionalDouble testErrorRate,
    long multiplies,
    long dependent,
    double elapsedS)
    implements MetricsRecord {
  /** Refuses what cannot have been measured. */
  public IterationRecord {
    if (step < 0 || multiplies < 0 || dependent < 0) {
      throw new IllegalArgumentException(
          "step, multiplies and dependent must not be negative: %d, %d, %d"
              .formatted(step, multiplies, dependent));
    }
  }
}
