package io.sluice.run;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of a {@code results.csv} of small networks: what one run had come to after one of its
 * iterations.
 *
 * @param study the study's name
 * @param data the data set
 * @param hidden units of the hidden layer
 * @param method the way of training with the activation, such as {@code adact(pwl(9))}
 * @param seed the run's seed
 * @param fold which part of the patterns was tested on, from 1; 0 if they were not cut
 * @param iteration iterations done, from 0
 * @param trainingError on the patterns trained on: the mean over patterns of a sum over outputs
 * @param testError the same on the others
 * @param trainingErrorRate share of patterns told wrongly, 0 to 1; absent unless outputs are
 *     classes
 * @param testErrorRate likewise
 * @param multiplies counted up to here
 * @param elapsedS seconds of training up to here
 * @param dependent basis functions that the last solve found to be sums of others
 * @param parameters trained numbers
 * @param conditions everything else that a number depends on
 */
public record MlpRow(
    String study,
    String data,
    long hidden,
    String method,
    long seed,
    long fold,
    long iteration,
    double trainingError,
    double testError,
    OptionalDouble trainingErrorRate,
    OptionalDouble testErrorRate,
    long multiplies,
    double elapsedS,
    long dependent,
    long parameters,
    Conditions conditions) {

  /** Refuses what no run comes to. */
  public MlpRow {
    if (iteration > conditions.iterations()) {
      throw new IllegalArgumentException(
          "iteration is " + iteration + " of " + conditions.iterations());
    }
    requireError("training_error", trainingError, Double.MAX_VALUE);
    requireError("test_error", testError, Double.MAX_VALUE);
    if (trainingErrorRate.isPresent() != testErrorRate.isPresent()) {
      throw new IllegalArgumentException(
          "training_error_rate and test_error_rate are there together or not at all");
    }
    requireError("training_error_rate", trainingErrorRate.orElse(0), 1);
    requireError("test_error_rate", testErrorRate.orElse(0), 1);
  }

  private static void requireError(String name, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s: it is from 0 to %s"
              .formatted(name, value, most == 1 ? "1" : "any finite number"));
    }
  }

  /**
   * What all rows of a fair comparison on one data set have in common.
   *
   * @param iterations the length of the run
   * @param inputs columns that networks see
   * @param outputs columns that they tell
   * @param patterns how many the data set has
   * @param trainingPatterns how many were trained on
   * @param testPatterns how many were tested on
   * @param dataFingerprint of all patterns
   * @param scaling what was done to columns
   * @param loss what training makes small
   * @param ridge weight of the squares of the output weights in it
   * @param source of the first input weights
   * @param bypass what outputs see past the hidden layer
   * @param earlyStopping which network of a run its errors are of
   * @param sluice the version of this program
   * @param machine what computed, and by which commit; rows of earlier versions do not say
   */
  public record Conditions(
      long iterations,
      long inputs,
      long outputs,
      long patterns,
      long trainingPatterns,
      long testPatterns,
      String dataFingerprint,
      String scaling,
      String loss,
      double ridge,
      String source,
      String bypass,
      String earlyStopping,
      String sluice,
      Optional<Machine> machine) {}
}
