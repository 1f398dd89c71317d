package io.sluice.table;

import io.sluice.random.RandomStreams;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The generated regression set, 1,000 rows of 5 inputs.
 *
 * <p>x1, x2, x3 and {@code irrelevant} are uniform on [-1, 1); {@code near_x1} is x1 + 0.02 u with
 * another such u;
 *
 * <pre>
 * y = 1.5 exp(-4 ((x1 - 0.4)² + (x2 - 0.3)²)) - exp(-6 ((x1 + 0.5)² + (x2 + 0.4)²))
 *     + 0.8 |x3 - 0.2| + 0.1 e
 * </pre>
 *
 * with e normal of mean 0 and variance 1, so that no model has a mean squared error below 0.01 on
 * rows that it has not seen, but by luck.
 */
final class Bumps {
  private static final int ROWS = 1_000;
  private static final long SEED = 1;

  /** Number of the random streams of these rows; no other use of streams has it. */
  private static final long STREAM = 0x7ab1e2;

  private static final double NOISE = 0.1;

  private Bumps() {}

  static Table table(String name) {
    SplittableRandom random = RandomStreams.of(SEED, STREAM);
    double[][] inputs = new double[ROWS][];
    double[][] targets = new double[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      double x1 = uniform(random);
      double x2 = uniform(random);
      double x3 = uniform(random);
      double near = x1 + 0.02 * uniform(random);
      inputs[row] = new double[] {x1, x2, x3, near, uniform(random)};
      targets[row] = new double[] {value(x1, x2, x3) + NOISE * normal(random)};
    }
    List<String> names = List.of("x1", "x2", "x3", "near_x1", "irrelevant");
    return Table.of(name, names, List.of("y"), TargetKind.NUMBERS, inputs, targets);
  }

  /** y without noise. */
  static double value(double x1, double x2, double x3) {
    return 1.5 * StrictMath.exp(-4 * (square(x1 - 0.4) + square(x2 - 0.3)))
        - StrictMath.exp(-6 * (square(x1 + 0.5) + square(x2 + 0.4)))
        + 0.8 * Math.abs(x3 - 0.2);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double uniform(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  /** By Box and Muller. */
  private static double normal(SplittableRandom random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
