package io.sluice.suite.mlp;

import io.sluice.run.SuiteResult;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code result.json}: what a finished run came to.
 *
 * @param run the run's name
 * @param iterations of the algorithm; epochs of Adam
 * @param parameters trained numbers
 * @param trainingError mean squared error a pattern, summed over outputs, in scaled targets, or
 *     cross-entropy in nats; with the ridge's part, and of the targets that training itself has
 *     moved, if it moves them
 * @param testError the same of the test patterns, without a ridge's part, and where targets are
 *     reset, from 0 and 1; none where all rows were trained on, and so with the next ones
 * @param testRootMeanSquare root of the mean squared error of an output in the targets' own units;
 *     none for classes
 * @param trainingErrorRate share of training patterns told wrongly; for classes
 * @param testErrorRate the same of the test patterns
 * @param dependent basis functions whose weights are 0 because they are sums of others
 * @param multiplies counted over the training
 * @param elapsedS seconds of training
 * @param trainingPatterns trained on
 * @param testPatterns measured on, or 0
 * @param inputs N
 * @param outputs M
 * @param identity the fingerprint of the run, see {@link io.sluice.run.RunIdentity}; runs of
 *     earlier versions have none
 */
public record MlpResult(
    String run,
    long iterations,
    long parameters,
    double trainingError,
    OptionalDouble testError,
    OptionalDouble testRootMeanSquare,
    OptionalDouble trainingErrorRate,
    OptionalDouble testErrorRate,
    long dependent,
    long multiplies,
    double elapsedS,
    long trainingPatterns,
    long testPatterns,
    long inputs,
    long outputs,
    Optional<String> identity)
    implements SuiteResult {

  @Override
  public long steps() {
    return iterations;
  }
}
