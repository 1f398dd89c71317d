package io.sluice.engine;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * How far a number computed in float32 may be from the exact one, by the sizes of what is summed in
 * it.
 *
 * <p>A sum of n products in float32 is the exact sum of products of which each is wrong by a factor
 * between 1 - γ and 1 + γ, with γ = n·u / (1 - n·u) and u = 2⁻²⁴, in whatever order and in however
 * wide vectors a processor adds them, with fused multiplication or without (N. Higham, Accuracy and
 * Stability of Numerical Algorithms, section 3.1). So it is what exact arithmetic makes of other
 * numbers x, each within γ·|x| of those given, and it differs from the exact result by at most γ ·
 * Σ |x · ∂result/∂x|: by the sizes of the terms, however small their sum is. So do such sums one
 * behind the other, where each x is counted with the roundings of its own sum and those of the
 * function behind it. What is of second order in γ is left out.
 *
 * <p>A constant in place of this holds on the processor that it was found on.
 */
public final class RoundingBound {

  /** Half the distance between 1 and the next float. */
  private static final double UNIT = 0x1p-24;

  private static final double DISTANCE = 1e-6;

  private RoundingBound() {}

  /**
   * The bound of one result.
   *
   * @param roundings how many roundings a number goes through at most: the terms of the longest
   *     sum, and some for the function behind it
   * @param numbers what goes into the result, in rows; changed one by one and put back
   * @param result computes it from these numbers in double precision
   * @return the largest difference that rounding explains, at least 0
   */
  public static double of(int roundings, List<double[][]> numbers, DoubleSupplier result) {
    double sum = 0;
    for (double[][] rows : numbers) {
      for (double[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          sum += Math.abs(term(row, i, result));
        }
      }
    }
    return gamma(roundings) * sum;
  }

  /** x · ∂result/∂x. */
  private static double term(double[] row, int at, DoubleSupplier result) {
    double x = row[at];
    row[at] = x * (1 + DISTANCE);
    double above = result.getAsDouble();
    row[at] = x * (1 - DISTANCE);
    double below = result.getAsDouble();
    row[at] = x;
    return (above - below) / (2 * DISTANCE);
  }

  private static double gamma(int roundings) {
    return roundings * UNIT / (1 - roundings * UNIT);
  }
}
