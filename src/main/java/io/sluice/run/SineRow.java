package io.sluice.run;

import java.util.OptionalLong;

/**
 * One row of the {@code results.csv} of a demonstration: one small network that approximates a
 * sine. Errors are mean squares over the points that it is trained on.
 *
 * @param study the study's name
 * @param frequency the m of sin mx
 * @param units N_h, the hidden units
 * @param activation the notation of theirs
 * @param algorithm the word of what trains them
 * @param parameters numbers that are trained
 * @param bends places within the points at which the slope of the trained network changes
 * @param firstDependent units that the first solve for the output weights found to be sums of
 *     others
 * @param dependent those that the last one did
 * @param firstError after the first solve, before any iteration
 * @param error after training
 * @param conditions what all networks of a study have in common
 */
public record SineRow(
    String study,
    long frequency,
    long units,
    String activation,
    String algorithm,
    long parameters,
    long bends,
    long firstDependent,
    long dependent,
    double firstError,
    double error,
    Conditions conditions) {

  /**
   * What all networks of a study have in common.
   *
   * @param points equally spaced from -π to π, both included
   * @param iterations of each network
   * @param seed of the first input weights; absent where they are the laboratory's sequence
   * @param sluice the program's version
   */
  public record Conditions(long points, long iterations, OptionalLong seed, String sluice) {
    /** Refuses training on nothing. */
    public Conditions {
      requireOne("points", points);
    }
  }

  /** Refuses networks without units, and errors that are no mean squares. */
  public SineRow {
    requireOne("frequency", frequency);
    requireOne("units", units);
    requireError("first_error", firstError);
    requireError("error", error);
  }

  private static void requireOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": it is at least 1");
    }
  }

  private static void requireError(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(name + " is " + value + ": a mean square is at least 0");
    }
  }
}
