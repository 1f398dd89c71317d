package io.sluice.shallow;

/**
 * What a network learns from: a row of inputs and a row of targets a pattern. Checked once and
 * unchangeable.
 */
public final class Patterns {

  /** Squares of squares of such numbers are still finite. */
  private static final double GREATEST = 1e30;

  private final double[][] inputs;
  private final double[][] targets;

  private Patterns(double[][] inputs, double[][] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * Copies tables.
   *
   * @param inputs shape (N_v, N)
   * @param targets shape (N_v, M); for losses of classification a 1 in the column of the class and
   *     0 elsewhere
   * @throws IllegalArgumentException for tables that are empty, ragged or hold what is not a
   *     number, naming the row
   */
  public static Patterns of(double[][] inputs, double[][] targets) {
    if (inputs.length == 0 || inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "%d rows of inputs and %d of targets: give as many of both, and at least one"
              .formatted(inputs.length, targets.length));
    }
    return new Patterns(checked(inputs, "inputs"), checked(targets, "targets"));
  }

  private static double[][] checked(double[][] rows, String what) {
    int width = rows[0].length;
    if (width == 0) {
      throw new IllegalArgumentException("no columns of " + what + ": give at least one");
    }
    double[][] copy = new double[rows.length][];
    for (int p = 0; p < rows.length; p++) {
      if (rows[p].length != width) {
        throw new IllegalArgumentException(
            "row %d has %d %s and row 1 has %d: give each the same columns"
                .formatted(p + 1, rows[p].length, what, width));
      }
      for (double value : rows[p]) {
        if (!(Math.abs(value) <= GREATEST)) {
          throw new IllegalArgumentException(
              "row %d of %s holds %s: give finite numbers of at most 1e30 in size"
                  .formatted(p + 1, what, value));
        }
      }
      copy[p] = rows[p].clone();
    }
    return copy;
  }

  /** The inputs of a pattern, N numbers. */
  public double[] input(int pattern) {
    return inputs[pattern].clone();
  }

  /** The targets of a pattern, M numbers. */
  public double[] target(int pattern) {
    return targets[pattern].clone();
  }

  /** Shape (N_v, N); not a copy. */
  double[][] inputs() {
    return inputs;
  }

  /** Shape (N_v, M); not a copy. */
  double[][] targets() {
    return targets;
  }

  /** N_v, the number of patterns. */
  public int count() {
    return inputs.length;
  }

  /** N, the number of inputs. */
  public int inputCount() {
    return inputs[0].length;
  }

  /** M, the number of outputs. */
  public int outputCount() {
    return targets[0].length;
  }
}
