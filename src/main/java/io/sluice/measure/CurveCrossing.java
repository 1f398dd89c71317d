package io.sluice.measure;

import java.util.Optional;

/**
 * Where one curve crosses another for the last time, on straight lines between their points: before
 * it the one was lower, behind it the other is until the end.
 *
 * @param place where the difference is zero
 * @param after the difference at the end: below zero where the first curve has come to be lower
 */
public record CurveCrossing(double place, double after) {

  /**
   * The last crossing.
   *
   * @param places of the points, ascending
   * @param differences of the curves there, the first less the second
   * @return none if the difference never changes its sign; touching zero is no crossing
   */
  public static Optional<CurveCrossing> last(double[] places, double[] differences) {
    int after = differences.length - 1;
    while (after >= 0 && differences[after] == 0) {
      after--;
    }
    double end = after < 0 ? 0 : differences[after];
    for (int i = after - 1; i >= 0; i--) {
      if (differences[i] == 0) {
        continue;
      }
      if (differences[i] * end < 0) {
        // Where they are equal for a while, that is where they meet first.
        double share = differences[i] / (differences[i] - differences[i + 1]);
        return Optional.of(new CurveCrossing(places[i] + share * (places[i + 1] - places[i]), end));
      }
    }
    return Optional.empty();
  }
}
